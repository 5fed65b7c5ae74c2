#include "report/pdf/archive.h"

#include <fmt/format.h>

#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include "base/error.h"
#include "base/text.h"
#include "report/pdf/artifacts.h"
#include "report/pdf/icc.h"

namespace kijun::pdf {
namespace {

using Object = QPDFObjectHandle;

constexpr std::string_view kProducer = "Kijun";

std::string xmpOf(const ReportDocument& document) {
  const std::string date = document.date.iso() + "T00:00:00Z";
  return fmt::format(
      "<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
      "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
      "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n"
      "<dc:format>application/pdf</dc:format>\n"
      "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{0}</rdf:li></rdf:Alt></dc:title>\n"
      "<dc:creator><rdf:Seq><rdf:li>{1}</rdf:li></rdf:Seq></dc:creator>\n"
      "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">{2}</rdf:li></rdf:Alt>"
      "</dc:description>\n"
      "<dc:language><rdf:Bag><rdf:li>{3}</rdf:li></rdf:Bag></dc:language>\n"
      "</rdf:Description>\n"
      "<rdf:Description rdf:about=\"\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">\n"
      "<xmp:CreatorTool>{4}</xmp:CreatorTool>\n"
      "<xmp:CreateDate>{5}</xmp:CreateDate>\n<xmp:ModifyDate>{5}</xmp:ModifyDate>\n"
      "</rdf:Description>\n"
      "<rdf:Description rdf:about=\"\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">\n"
      "<pdf:Producer>{4}</pdf:Producer>\n</rdf:Description>\n"
      "<rdf:Description rdf:about=\"\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">\n"
      "<pdfaid:part>1</pdfaid:part>\n<pdfaid:conformance>B</pdfaid:conformance>\n"
      "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>",
      escapedXml(document.title), escapedXml(document.author), escapedXml(document.subject),
      languageCode(document.language), kProducer, date);
}

void setInformation(QPDF& pdf, const ReportDocument& document) {
  Object info = Object::newDictionary();
  std::string day = document.date.iso();
  std::erase(day, '-');
  const auto date = Object::newString("D:" + day + "000000Z");
  info.replaceKey("/Title", Object::newUnicodeString(document.title));
  info.replaceKey("/Author", Object::newUnicodeString(document.author));
  info.replaceKey("/Subject", Object::newUnicodeString(document.subject));
  info.replaceKey("/Creator", Object::newUnicodeString(std::string(kProducer)));
  info.replaceKey("/Producer", Object::newUnicodeString(std::string(kProducer)));
  info.replaceKey("/CreationDate", date);
  info.replaceKey("/ModDate", date);
  pdf.getTrailer().replaceKey("/Info", pdf.makeIndirectObject(info));

  Object metadata = Object::newStream(&pdf, xmpOf(document));
  metadata.getDict().replaceKey("/Type", Object::newName("/Metadata"));
  metadata.getDict().replaceKey("/Subtype", Object::newName("/XML"));
  pdf.getRoot().replaceKey("/Metadata", metadata);
}

void setOutputIntent(QPDF& pdf) {
  Object profile = Object::newStream(&pdf, srgbProfile());
  profile.getDict().replaceKey("/N", Object::newInteger(3));
  Object intent = Object::newDictionary();
  intent.replaceKey("/Type", Object::newName("/OutputIntent"));
  intent.replaceKey("/S", Object::newName("/GTS_PDFA1"));
  intent.replaceKey("/OutputConditionIdentifier", Object::newString("sRGB"));
  intent.replaceKey("/Info", Object::newString("sRGB IEC61966-2.1"));
  intent.replaceKey("/DestOutputProfile", profile);
  pdf.getRoot().replaceKey("/OutputIntents", Object::newArray({pdf.makeIndirectObject(intent)}));
}

void setViewing(QPDF& pdf, const ReportDocument& document) {
  Object root = pdf.getRoot();
  root.replaceKey("/Lang", Object::newString(std::string(languageCode(document.language))));
  Object viewing = Object::newDictionary();
  viewing.replaceKey("/DisplayDocTitle", Object::newBool(true));
  root.replaceKey("/ViewerPreferences", viewing);
  root.replaceKey("/PageMode", Object::newName("/UseOutlines"));
}

// Glyphs of a subset are numbered from 0 without gaps: the set has a bit for each width.
void setGlyphSet(QPDF& pdf, Object font) {
  Object descriptor = font.getKey("/FontDescriptor");
  Object widths = font.getKey("/W");
  std::size_t glyphs = 0;
  for (int i = 0; widths.isArray() && i < widths.getArrayNItems(); ++i) {
    Object part = widths.getArrayItem(i);
    if (part.isArray()) glyphs += static_cast<std::size_t>(part.getArrayNItems());
  }
  std::string bits((glyphs + 7) / 8, '\0');
  for (std::size_t i = 0; i < glyphs; ++i) {
    bits[i / 8] = static_cast<char>(static_cast<unsigned char>(bits[i / 8]) | 0x80u >> (i % 8));
  }
  descriptor.replaceKey("/CIDSet", Object::newStream(&pdf, bits));
}

void mendObjects(QPDF& pdf) {
  for (auto& object : pdf.getAllObjects()) {
    if (!object.isDictionary()) continue;
    if (object.isDictionaryOfType("/Font", "/CIDFontType0") ||
        object.isDictionaryOfType("/Font", "/CIDFontType2")) {
      setGlyphSet(pdf, object);
    }
  }
}

void mendPages(QPDF& pdf) {
  for (auto& page : QPDFPageDocumentHelper(pdf).getAllPages()) {
    Object dictionary = page.getObjectHandle();
    dictionary.removeKey("/Group");
    Object annotations = dictionary.getKey("/Annots");
    for (int i = 0; annotations.isArray() && i < annotations.getArrayNItems(); ++i) {
      annotations.getArrayItem(i).replaceKey("/F", Object::newInteger(4));
    }
    markArtifacts(page);
  }
}

Object headAttributes(const char* scope) {
  Object attributes = Object::newDictionary();
  attributes.replaceKey("/O", Object::newName("/Table"));
  attributes.replaceKey("/Scope", Object::newName(scope));
  return attributes;
}

// Walks the structure in reading order: figures get their words, table heads their scope.
class StructureMender {
 public:
  explicit StructureMender(const std::vector<std::string>& alternatives)
      : alternatives_(alternatives) {}

  void walk(Object node, bool columnHeads) {
    if (node.isArray()) {
      for (int i = 0; i < node.getArrayNItems(); ++i) walk(node.getArrayItem(i), columnHeads);
      return;
    }
    if (!node.isDictionary() || !node.hasKey("/S")) return;
    const std::string type = node.getKey("/S").getName();
    if (type == "/Figure" && next_ < alternatives_.size()) {
      node.replaceKey("/Alt", Object::newUnicodeString(alternatives_[next_++]));
    }
    if (type == "/TH") node.replaceKey("/A", headAttributes(columnHeads ? "/Column" : "/Row"));
    if (type == "/TR") columnHeads = onlyHeads(node.getKey("/K"));
    walk(node.getKey("/K"), columnHeads);
  }

 private:
  static bool onlyHeads(Object cells) {
    if (!cells.isArray()) return false;
    for (int i = 0; i < cells.getArrayNItems(); ++i) {
      if (cells.getArrayItem(i).getKey("/S").getName() != "/TH") return false;
    }
    return true;
  }

  const std::vector<std::string>& alternatives_;
  std::size_t next_ = 0;
};

std::string written(QPDF& pdf) {
  QPDFWriter writer(pdf);
  writer.setOutputMemory();
  writer.setDeterministicID(true);
  writer.setObjectStreamMode(qpdf_o_disable);
  writer.setStreamDataMode(qpdf_s_compress);
  writer.setNewlineBeforeEndstream(true);
  writer.forcePDFVersion("1.4");
  writer.write();
  const auto buffer = writer.getBufferSharedPointer();
  return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

}  // namespace

std::string archived(const std::string& bytes, const ReportDocument& document,
                     const std::vector<std::string>& alternatives) {
  try {
    QPDF pdf;
    pdf.setSuppressWarnings(true);
    pdf.processMemoryFile("report", bytes.data(), bytes.size());
    setInformation(pdf, document);
    setViewing(pdf, document);
    setOutputIntent(pdf);
    mendObjects(pdf);
    mendPages(pdf);
    StructureMender(alternatives).walk(pdf.getRoot().getKey("/StructTreeRoot").getKey("/K"), false);
    return written(pdf);
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const QPDFExc& error) {
    throw Error(Fault::Machine, msg("report.pdf.failed", std::string_view(error.what())),
                msg("report.pdf.failed.todo"));
  }
}

}  // namespace kijun::pdf
