#include "exchange/xml.h"

#include <libxml/xmlreader.h>

#include "base/error.h"
#include "base/text.h"

namespace kijun {
namespace {

std::string taken(const xmlChar* text) {
  return text ? reinterpret_cast<const char*>(text) : std::string();
}

}  // namespace

void XmlReader::note(void* self, const char* message, int severity, void* locator) {
  auto& reader = *static_cast<XmlReader*>(self);
  const bool error =
      severity == XML_PARSER_SEVERITY_ERROR || severity == XML_PARSER_SEVERITY_VALIDITY_ERROR;
  if (reader.failed_ || !error) return;
  reader.failed_ = true;
  reader.problem_ = std::string(trimmed(message ? message : ""));
  if (reader.problem_.ends_with('\n')) reader.problem_.pop_back();
  reader.line_ = xmlTextReaderLocatorLineNumber(locator);
}

XmlReader::XmlReader(std::string_view bytes, std::string what)
    : reader_(xmlReaderForMemory(bytes.data(), static_cast<int>(bytes.size()), nullptr, nullptr,
                                 XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_COMPACT)),
      what_(std::move(what)) {
  if (!reader_) throw Error(Fault::Machine, msg("exchange.xml.memory", what_));
  xmlTextReaderSetErrorHandler(
      reader_,
      [](void* self, const char* message, xmlParserSeverities severity,
         xmlTextReaderLocatorPtr locator) { note(self, message, severity, locator); },
      this);
}

XmlReader::~XmlReader() {
  xmlFreeTextReader(reader_);
}

bool XmlReader::next() {
  const int step = xmlTextReaderRead(reader_);
  if (step < 0 || failed_) {
    throw Error(Fault::Input, msg("exchange.xml.broken", what_, line_, problem_),
                msg("exchange.xml.broken.todo"));
  }
  if (step == 0) return false;
  const int type = xmlTextReaderNodeType(reader_);
  if (type == XML_READER_TYPE_ENTITY_REFERENCE) {
    throw Error(Fault::Input,
                msg("exchange.xml.entity", what_, xmlTextReaderGetParserLineNumber(reader_)),
                msg("exchange.xml.entity.todo"));
  }
  return true;
}

bool XmlReader::isStart() const {
  return xmlTextReaderNodeType(reader_) == XML_READER_TYPE_ELEMENT;
}
bool XmlReader::isEnd() const {
  return xmlTextReaderNodeType(reader_) == XML_READER_TYPE_END_ELEMENT;
}
bool XmlReader::isText() const {
  const int type = xmlTextReaderNodeType(reader_);
  return type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_CDATA ||
         type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE || type == XML_READER_TYPE_WHITESPACE;
}
bool XmlReader::isEmpty() const {
  return xmlTextReaderIsEmptyElement(reader_) == 1;
}
std::string XmlReader::name() const {
  return taken(xmlTextReaderConstLocalName(reader_));
}
std::string XmlReader::value() const {
  return taken(xmlTextReaderConstValue(reader_));
}
std::string XmlReader::attribute(const char* name) const {
  xmlChar* value = xmlTextReaderGetAttribute(reader_, reinterpret_cast<const xmlChar*>(name));
  auto text = taken(value);
  xmlFree(value);
  return text;
}
int XmlReader::depth() const {
  return xmlTextReaderDepth(reader_);
}

}  // namespace kijun
