#include "workspace/merge_fixture.h"

namespace kijun::testing {

std::filesystem::path MergeTest::copyAs(const std::string& name) {
  session.reset();
  const auto copy = folder / name;
  std::filesystem::copy_file(file, copy);
  return copy;
}

std::unique_ptr<Session> MergeTest::open(const std::filesystem::path& path, const std::string& as) {
  return Session::open(path, readWrite(as));
}

MergeChoices laterWins(const MergePreview& preview) {
  MergeChoices choices;
  for (std::size_t i = 0; i < preview.conflicts.size(); ++i) {
    choices[i] =
        preview.conflicts[i].later == MergeSide::Mine ? MergeChoice::Mine : MergeChoice::Theirs;
  }
  return choices;
}

void mergeFiles(const std::filesystem::path& into, const std::filesystem::path& other,
                const std::function<MergeChoices(const MergePreview&)>& choose) {
  const auto session = Session::open(into, readWrite());
  const auto preview = previewMerge(*session, other);
  applyMerge(*session, preview, choose(preview));
}

}  // namespace kijun::testing
