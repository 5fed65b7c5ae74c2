#include "report/report.h"

#include "base/atomic_file.h"
#include "base/error.h"
#include "cli/command.h"
#include "workspace/report_source.h"

namespace kijun::cli {
namespace {

struct Arguments {
  std::string file;
  std::string kind;
  std::string format;
  std::string language = "ja";
  std::optional<int> cycle;
  std::string asOf;
  std::string out;
};

void run(const Arguments& arguments) {
  const auto session = openForReading(arguments.file);
  const auto registers = readsRegisters(arguments.kind) ? Registers::Read : Registers::LeftOut;
  auto source =
      reportSource(*session, registers, arguments.cycle, dateOption("--as-of", arguments.asOf));
  const auto input = reportInput(std::move(source.snapshot), languageFromCode(arguments.language),
                                 std::move(source.registers));
  const auto format = arguments.format == "pdf" ? ReportFormat::Pdf : ReportFormat::Html;
  writeFileAtomically(arguments.out, makeReport(input, arguments.kind, format));
}

}  // namespace

void addReportCommand(CLI::App& app, Context& context) {
  auto arguments = std::make_shared<Arguments>();
  auto* command = app.add_subcommand("report", text(context, "cli.help.report"));
  command->add_option("FILE", arguments->file, text(context, "cli.help.workspace"))->required();
  command->add_option("--kind", arguments->kind, text(context, "cli.help.report_kind"))
      ->required()
      ->check(CLI::IsMember(reportKindIds()));
  command->add_option("--format", arguments->format, text(context, "cli.help.report_format"))
      ->required()
      ->check(CLI::IsMember({"html", "pdf"}));
  command->add_option("--lang", arguments->language, text(context, "cli.help.report_language"))
      ->check(CLI::IsMember({"ja", "en"}));
  command->add_option("--cycle", arguments->cycle, text(context, "cli.help.cycle"));
  command->add_option("--as-of", arguments->asOf, text(context, "cli.help.as_of"));
  command->add_option("--out", arguments->out, text(context, "cli.help.report_out"))->required();
  command->callback([arguments] { run(*arguments); });
}

}  // namespace kijun::cli
