// Reading XML that others wrote: no entity of theirs is resolved, nothing outside the text is
// fetched, depth is bounded by libxml2.
#pragma once
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

struct _xmlTextReader;

namespace kijun {

class XmlReader {
 public:
  // bytes must outlive the reader. what is named in the Errors.
  XmlReader(std::string_view bytes, std::string what);
  ~XmlReader();
  XmlReader(const XmlReader&) = delete;
  XmlReader& operator=(const XmlReader&) = delete;

  // The next node; false at the end. Throws Error with the line where the text is no XML, or brings
  // a document type of its own with entities.
  bool next();
  bool isStart() const;  // of an element
  bool isEnd() const;    // of an element that is not empty
  bool isText() const;
  bool isEmpty() const;  // <a/>
  // Without its prefix.
  std::string name() const;
  std::string value() const;
  // Empty where there is none; name with its prefix as written.
  std::string attribute(const char* name) const;
  int depth() const;

 private:
  _xmlTextReader* reader_;
  std::string what_;
  bool failed_ = false;
  std::string problem_;
  int line_ = 0;
  static void note(void* self, const char* message, int severity, void* locator);
};

}  // namespace kijun
