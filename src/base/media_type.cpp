#include "base/media_type.h"

#include <algorithm>
#include <array>
#include <span>

#include "base/text.h"

namespace kijun {
namespace {

using namespace std::string_view_literals;

struct Signature {
  std::string_view bytes;
  std::string_view type;
};

constexpr std::array kSignatures = {
    Signature{"%PDF-"sv, "application/pdf"},
    Signature{"\x89PNG\r\n\x1a\n"sv, "image/png"},
    Signature{"\xff\xd8\xff"sv, "image/jpeg"},
    Signature{"GIF87a"sv, "image/gif"},
    Signature{"GIF89a"sv, "image/gif"},
    Signature{"II*\0"sv, "image/tiff"},
    Signature{"MM\0*"sv, "image/tiff"},
    Signature{"BM"sv, "image/bmp"},
    Signature{"\x7f"
              "ELF"sv,
              "application/x-executable"},
    Signature{"MZ"sv, "application/vnd.microsoft.portable-executable"},
    Signature{"\xfe\xed\xfa\xce"sv, "application/x-mach-binary"},
    Signature{"\xfe\xed\xfa\xcf"sv, "application/x-mach-binary"},
    Signature{"\xce\xfa\xed\xfe"sv, "application/x-mach-binary"},
    Signature{"\xcf\xfa\xed\xfe"sv, "application/x-mach-binary"},
    Signature{"\xca\xfe\xba\xbe"sv, "application/x-mach-binary"},
    Signature{"\xed\xab\xee\xdb"sv, "application/x-rpm"},
    Signature{"!<arch>\n"sv, "application/x-archive"},
    Signature{"L\0\0\0\x01\x14\x02\0"sv, "application/x-ms-shortcut"},
    Signature{"#!"sv, "text/x-script"},
    Signature{"{\\rtf"sv, "application/rtf"},
    Signature{"7z\xbc\xaf\x27\x1c"sv, "application/x-7z-compressed"},
    Signature{"\x1f\x8b"sv, "application/gzip"},
};

constexpr std::string_view kZip = "PK\x03\x04";
constexpr std::string_view kOle = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

struct NamedType {
  std::string_view extension;
  std::string_view type;
};

constexpr NamedType kInsideZip[] = {
    {"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    {"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
    {"pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"},
    {"xlsm", "application/vnd.ms-excel.sheet.macroenabled.12"},
    {"docm", "application/vnd.ms-word.document.macroenabled.12"},
    {"pptm", "application/vnd.ms-powerpoint.presentation.macroenabled.12"},
    {"ods", "application/vnd.oasis.opendocument.spreadsheet"},
    {"odt", "application/vnd.oasis.opendocument.text"},
    {"odp", "application/vnd.oasis.opendocument.presentation"},
    {"jar", "application/java-archive"}};
constexpr NamedType kInsideOle[] = {{"xls", "application/vnd.ms-excel"},
                                    {"doc", "application/msword"},
                                    {"ppt", "application/vnd.ms-powerpoint"},
                                    {"msg", "application/vnd.ms-outlook"},
                                    {"msi", "application/x-msi"}};
constexpr NamedType kTexts[] = {{"csv", "text/csv"},          {"tsv", "text/tab-separated-values"},
                                {"json", "application/json"}, {"xml", "application/xml"},
                                {"html", "text/html"},        {"htm", "text/html"},
                                {"svg", "image/svg+xml"},     {"md", "text/markdown"},
                                {"eml", "message/rfc822"}};

constexpr std::string_view kPrograms[] = {"exe",   "com", "scr", "pif",  "cpl",  "dll", "sys",
                                          "ocx",   "msi", "msp", "msix", "appx", "xll", "jar",
                                          "class", "apk", "app", "deb",  "rpm",  "run", "appimage",
                                          "iso",   "img", "vhd", "vhdx", "dmg",  "pkg"};
constexpr std::string_view kScripts[] = {
    "bat", "cmd", "ps1", "psm1", "psd1", "vbs", "vbe",     "js",  "jse",   "wsf",  "wsh", "wsc",
    "hta", "sct", "reg", "inf",  "chm",  "sh",  "bash",    "zsh", "csh",   "ksh",  "py",  "pyw",
    "pyc", "pl",  "rb",  "php",  "lua",  "tcl", "command", "mht", "mhtml", "ipynb"};
constexpr std::string_view kMacros[] = {"docm", "dotm", "xlsm", "xltm", "xlam", "xlsb", "pptm",
                                        "potm", "ppam", "ppsm", "sldm", "doc",  "dot",  "xls",
                                        "xlt",  "xla",  "ppt",  "pps",  "pot",  "mdb",  "accdb"};
constexpr std::string_view kShortcuts[] = {
    "lnk",        "url",       "desktop",           "scf",      "webloc",
    "library-ms", "search-ms", "settingcontent-ms", "appref-ms"};

// Lower case and NFKC; trailing dots and blanks do not hide it.
std::string extensionOf(std::string_view fileName) {
  auto name = folded(fileName);
  while (!name.empty() && (name.back() == '.' || name.back() == ' ')) name.pop_back();
  const auto dot = name.rfind('.');
  return dot == std::string::npos ? std::string() : name.substr(dot + 1);
}

std::string_view typeNamed(std::span<const NamedType> types, std::string_view extension,
                           std::string_view otherwise) {
  const auto at = std::ranges::find(types, extension, &NamedType::extension);
  return at == types.end() ? otherwise : at->type;
}

bool isOneOf(std::span<const std::string_view> all, std::string_view extension) {
  return std::ranges::find(all, extension) != all.end();
}

// No control characters beyond those of lines; UTF-16 by its mark.
bool looksLikeText(std::string_view bytes) {
  if (bytes.starts_with("\xff\xfe") || bytes.starts_with("\xfe\xff")) return true;
  return std::ranges::none_of(bytes, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\x1b';
  });
}

// Marks that let a name read another way than it is spelt.
bool turnsDirection(std::string_view name) {
  for (const std::string_view mark : {"\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066",
                                      "\u2067", "\u2068", "\u2069", "\u200e", "\u200f"}) {
    if (name.find(mark) != std::string_view::npos) return true;
  }
  return false;
}

}  // namespace

std::string mediaTypeOf(std::string_view firstBytes, std::string_view fileName) {
  const auto bytes = firstBytes.substr(0, kSniffedBytes);
  const auto extension = extensionOf(fileName);
  if (bytes.starts_with(kZip)) {
    return std::string(typeNamed(kInsideZip, extension, "application/zip"));
  }
  if (bytes.starts_with(kOle)) {
    return std::string(typeNamed(kInsideOle, extension, "application/x-ole-storage"));
  }
  if (bytes.starts_with("RIFF") && bytes.substr(0, 12).ends_with("WEBP")) return "image/webp";
  for (const auto& signature : kSignatures) {
    // Two letters alone also begin ordinary sentences.
    const bool isWord = signature.bytes.size() == 2 && signature.bytes != "#!";
    if (bytes.starts_with(signature.bytes) && !(isWord && looksLikeText(bytes))) {
      return std::string(signature.type);
    }
  }
  if (!looksLikeText(bytes)) return "application/octet-stream";
  return std::string(typeNamed(kTexts, extension, "text/plain"));
}

Danger dangerOf(std::string_view firstBytes, std::string_view fileName) {
  if (turnsDirection(fileName)) return Danger::HiddenName;
  const auto extension = extensionOf(fileName);
  if (isOneOf(kPrograms, extension)) return Danger::Program;
  if (isOneOf(kShortcuts, extension)) return Danger::Shortcut;
  if (isOneOf(kScripts, extension)) return Danger::Script;
  if (isOneOf(kMacros, extension)) return Danger::Macros;
  const auto type = mediaTypeOf(firstBytes, {});
  if (type == "application/x-ole-storage") return Danger::Macros;
  if (type == "application/x-ms-shortcut") return Danger::Shortcut;
  if (type == "text/x-script") return Danger::Script;
  for (const auto program :
       {"application/x-executable", "application/vnd.microsoft.portable-executable",
        "application/x-mach-binary", "application/x-rpm", "application/x-archive"}) {
    if (type == program) return Danger::Program;
  }
  // A file that says MZ is one, however much of it reads like text.
  return firstBytes.starts_with("MZ") ? Danger::Program : Danger::None;
}

std::string safeFileName(std::string_view name) {
  constexpr std::size_t kLongest = 200;
  if (const auto slash = name.find_last_of("/\\"); slash != std::string_view::npos) {
    name.remove_prefix(slash + 1);
  }
  std::string safe;
  for (const char c : name) {
    if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f) safe += c;
  }
  if (safe.size() > kLongest) {
    auto extension = extensionOf(safe);
    if (extension.size() > 16) extension.clear();
    auto length = kLongest - extension.size() - 1;
    while (length > 0 && (static_cast<unsigned char>(safe[length]) & 0xc0) == 0x80) --length;
    safe = safe.substr(0, length) + (extension.empty() ? "" : "." + extension);
  }
  while (safe.starts_with('.') || safe.starts_with(' ') || safe.starts_with('-')) safe.erase(0, 1);
  return safe.empty() || !isValidUtf8(safe) ? "file" : safe;
}

}  // namespace kijun
