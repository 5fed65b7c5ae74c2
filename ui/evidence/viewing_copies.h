// Copies of evidence for looking at: read-only (0400) files in a folder that only this user sees
// (0700) and that goes with the program. What a killed program left is swept at the next start. All
// members may be called from any thread but the window's, and throw Error.
#pragma once
#include <filesystem>
#include <map>
#include <mutex>
#include <string>

#include "workspace/evidence_content.h"

namespace kijun::ui {

class ViewingCopies {
 public:
  // Makes the folder inside parent.
  explicit ViewingCopies(const std::filesystem::path& parent);
  ~ViewingCopies();
  ViewingCopies(const ViewingCopies&) = delete;
  ViewingCopies& operator=(const ViewingCopies&) = delete;

  const std::filesystem::path& folder() const { return folder_; }
  // The content as a file of that name (made safe): whole and verified, or not at all. Made once a
  // content and name.
  std::filesystem::path copy(const Session& session, const std::string& hash,
                             const std::string& fileName, const ContentWork& work = {});
  // Removes what programs that run no more left in parent.
  static void sweep(const std::filesystem::path& parent);

 private:
  std::filesystem::path folder_;
  int descriptor_ = -1;  // of the folder; its lock says that it is in use
  std::mutex mutex_;
  std::map<std::pair<std::string, std::string>, std::filesystem::path> made_;
};

// The system's folder for temporary files.
std::filesystem::path temporaryFolder();
// The program's own, made when first asked for and removed at its end.
ViewingCopies& viewingCopies();

}  // namespace kijun::ui
