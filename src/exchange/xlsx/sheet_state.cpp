#include "exchange/xlsx/sheet_state.h"

#include <zip.h>

#include <string>

#include "base/error.h"

namespace kijun {
namespace {

constexpr const char* kPart = "xl/workbook.xml";
constexpr std::string_view kHidden = " state=\"hidden\"", kVeryHidden = " state=\"veryHidden\"";
constexpr zip_uint16_t kFirstDay = 0x21;  // 1980-01-01, as archives count

Error failure(zip_t* archive) {
  const std::string why = zip_strerror(archive);
  zip_discard(archive);
  return {Fault::Machine, msg("exchange.xlsx.unwritten", why), msg("exchange.xlsx.unwritten.todo")};
}

std::string partOf(zip_t* archive, zip_uint64_t index) {
  zip_stat_t about;
  if (zip_stat_index(archive, index, 0, &about) != 0) throw failure(archive);
  auto* in = zip_fopen_index(archive, index, 0);
  if (!in) throw failure(archive);
  std::string text(about.size, '\0');
  const auto count = zip_fread(in, text.data(), text.size());
  zip_fclose(in);
  if (count != static_cast<zip_int64_t>(text.size())) throw failure(archive);
  return text;
}

}  // namespace

void hideFromMenus(const std::filesystem::path& file) {
  int code = 0;
  auto* archive = zip_open(file.c_str(), 0, &code);
  if (!archive) throw machineError(file.string(), code);
  const auto index = zip_name_locate(archive, kPart, 0);
  if (index < 0) throw failure(archive);
  const auto place = static_cast<zip_uint64_t>(index);
  auto text = partOf(archive, place);
  for (auto at = text.find(kHidden); at != std::string::npos; at = text.find(kHidden, at)) {
    text.replace(at, kHidden.size(), kVeryHidden);
    at += kVeryHidden.size();
  }
  auto* source = zip_source_buffer(archive, text.data(), text.size(), 0);
  if (!source || zip_file_replace(archive, place, source, 0) != 0) {
    zip_source_free(source);
    throw failure(archive);
  }
  if (zip_file_set_dostime(archive, place, 0, kFirstDay, 0) != 0 || zip_close(archive) != 0) {
    throw failure(archive);
  }
}

}  // namespace kijun
