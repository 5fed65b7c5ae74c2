// fault_worker JOB FILE SEED STEPS: works on a workspace and says what is certain, until it is
// killed or the steps are done.
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>

#include "base/error.h"
#include "base/log.h"
#include "edit_jobs.h"
#include "file_jobs.h"

namespace kijun::fault {

std::span<const Job> jobs() {
  static constexpr Job kJobs[] = {
      {"edits", edits},
      {"rollback", rollbackEdits},
      {"checkpoints", checkpointedEdits},
      {"bulk", bulkAnswers},
      {"undo", undoStorm},
      {"careless", carelessEdits},
      {"merge", merges},
      {"evidence", addsEvidence},
      {"backup", backsUp},
      {"settings", setsUserSettings},
      {"create", create},
      {"sample", sample},
      {"migrate", migrate},
      {"seal", seal},
      {"unseal", unseal},
      {"report", report},
  };
  return kJobs;
}

void say(const std::string& line) {
  const auto text = line + "\n";
  if (::write(STDOUT_FILENO, text.data(), text.size()) != static_cast<ssize_t>(text.size())) {
    std::_Exit(4);
  }
}

void sayEntry(const std::optional<ChangeNotice>& change) {
  if (!change) return;
  const auto& entry = change->entry;
  say("entry " + std::to_string(entry.number) + " " + entry.id + " " + toHex(entry.hash));
}

}  // namespace kijun::fault

int main(int argc, char** argv) {
  using namespace kijun;
  if (argc != 5) return 2;
  startLog(LogTo::File);
  fault::Work work{argv[2], std::atoi(argv[4]),
                   std::mt19937_64(std::strtoull(argv[3], nullptr, 10))};
  try {
    for (const auto& job : fault::jobs()) {
      if (job.name != argv[1]) continue;
      job.run(work);
      return 0;
    }
    return 2;
  } catch (const Error& error) {
    std::cerr << error.text(Language::English) << '\n';
    return 1;
  } catch (const std::exception& failure) {
    std::cerr << failure.what() << '\n';
    return 3;
  }
}
