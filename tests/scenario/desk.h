// A screen of its own with the real workbench on it, worked by real keys.
#pragma once
#include <gtest/gtest.h>

#include <memory>
#include <nlohmann/json.hpp>

#include "support/process.h"
#include "support/temporary_folder.h"

namespace kijun::testing {

using nlohmann::json;

// The test is skipped where a tool is missing, and fails for it where everything must be there
// (CI).
#define KIJUN_NEEDS(tool)                                                          \
  if (!programExists(tool)) {                                                      \
    if (std::getenv("CI")) FAIL() << tool << " is missing: scripts/packages-test"; \
    GTEST_SKIP() << tool << " is not installed: scripts/packages-test names it";   \
  }

class Desk : public ::testing::Test {
 protected:
  void SetUp() override;
  void TearDown() override;

  std::string path(const std::string& name) const { return (folder_ / name).string(); }
  // kijun with these arguments; its end must be a good one.
  std::string kijun(std::vector<std::string> arguments) const;
  json score(const std::string& file) const;

  // The workbench on the file, started through a wrapper (strace …) if there is one; returns when
  // its window carries the title.
  std::unique_ptr<Process> open(const std::string& file, const std::string& title,
                                std::vector<std::string> wrapper = {});
  void press(const std::vector<std::string>& keys) const;
  // Whether a window with such a title is on the screen.
  bool shows(const std::string& title) const;
  std::string log() const;

  TemporaryFolder folder_;

 private:
  Launch onScreen(std::vector<std::string> command) const;
  void keepPicture() const;

  std::unique_ptr<Process> screen_;
  std::unique_ptr<Process> windows_;
  std::string display_;
};

}  // namespace kijun::testing
