#include "exchange/questionnaire/returned.h"

#include <fstream>

#include "base/atomic_file.h"
#include "base/error.h"
#include "base/media_type.h"
#include "base/text.h"
#include "exchange/questionnaire/readers.h"

namespace kijun {
namespace {

constexpr std::string_view kSqlite("SQLite format 3\0", 16);

// Empty where it cannot be read; who reads on says why.
std::string headOf(const std::filesystem::path& file) {
  std::string head(kSniffedBytes, '\0');
  std::ifstream in(file, std::ios::binary);
  in.read(head.data(), static_cast<std::streamsize>(head.size()));
  head.resize(static_cast<std::size_t>(in.gcount()));
  return head;
}

bool isHtml(std::string_view head) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  const auto text = trimmed(head.starts_with(kMark) ? head.substr(kMark.size()) : head);
  const auto beginning = folded(text.substr(0, 14));
  return beginning.starts_with("<!doctype html") || beginning.starts_with("<html");
}

}  // namespace

ReturnedQuestionnaire readReturned(const std::filesystem::path& file) {
  const auto head = headOf(file);
  if (head.starts_with(kSqlite)) return readReturnedWorkspace(file);
  if (head.starts_with("%PDF-") || isHtml(head)) {
    throw Error(Fault::Input, msg("questionnaire.returned.paper", file.string()),
                msg("questionnaire.returned.paper.todo"));
  }
  return readReturnedTable(readFile(file, kMostTableBytes), file);
}

}  // namespace kijun
