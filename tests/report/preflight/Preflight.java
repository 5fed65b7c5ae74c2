// Says whether each PDF named keeps to PDF/A-1b, and what it breaks. Exit code 0: all do.
import java.io.File;
import org.apache.pdfbox.preflight.PreflightDocument;
import org.apache.pdfbox.preflight.ValidationResult;
import org.apache.pdfbox.preflight.parser.PreflightParser;

public class Preflight {
  public static void main(String[] files) throws Exception {
    boolean valid = true;
    for (String file : files) {
      PreflightParser parser = new PreflightParser(new File(file));
      parser.parse();
      try (PreflightDocument document = parser.getPreflightDocument()) {
        document.validate();
        ValidationResult result = document.getResult();
        System.out.println(file + ": " + (result.isValid() ? "valid" : "invalid"));
        for (ValidationResult.ValidationError error : result.getErrorsList()) {
          System.out.println("  " + error.getErrorCode() + " " + error.getDetails());
        }
        valid &= result.isValid();
      }
    }
    System.exit(valid ? 0 : 1);
  }
}
