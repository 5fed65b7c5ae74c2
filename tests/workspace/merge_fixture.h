// Copies of one workspace, edited apart and brought together again.
#pragma once
#include "workspace/merge.h"
#include "workspace/workspace_fixture.h"

namespace kijun::testing {

class MergeTest : public WorkspaceTest {
 protected:
  // Closes the session and copies the file; the session stays closed.
  std::filesystem::path copyAs(const std::string& name);
  std::unique_ptr<Session> open(const std::filesystem::path& path, const std::string& as = {});

  // Edits the workspace, and a copy of it, from the same state. `theirs` names the copy.
  template <typename Mine, typename Theirs>
  void part(Mine&& mine, Theirs&& theirsEdit) {
    theirs = copyAs("相手 コピー.kijun");
    theirsEdit(*open(theirs));
    session = open(file);
    mine(*session);
  }

  MergePreview preview() { return previewMerge(*session, theirs); }

  std::filesystem::path theirs;
};

// Each conflict decided for whose change is the later one, as the entries by themselves would have
// it.
MergeChoices laterWins(const MergePreview& preview);
// Merges the file `other` into the file `into`.
void mergeFiles(const std::filesystem::path& into, const std::filesystem::path& other,
                const std::function<MergeChoices(const MergePreview&)>& choose = laterWins);

}  // namespace kijun::testing
