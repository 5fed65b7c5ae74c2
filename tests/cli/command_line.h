// The real `kijun`, run as its users run it: a process of its own, with its own home.
#pragma once
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "support/process.h"
#include "support/temporary_folder.h"

namespace kijun::testing {

using nlohmann::json;

std::string bytesOf(const std::filesystem::path& file);
void writeBytes(const std::filesystem::path& file, std::string_view bytes);

class CommandLine : public ::testing::Test {
 protected:
  // kijun with these arguments, to be changed before it is run.
  Launch launch(std::vector<std::string> arguments) const;
  Finished kijun(std::vector<std::string> arguments) const;
  // The same, and its end must be a good one.
  std::string output(std::vector<std::string> arguments) const;
  json outputJson(std::vector<std::string> arguments) const;
  // It must end with the code, say why on stderr, and nothing on stdout.
  std::string refused(int code, std::vector<std::string> arguments) const;

  // A workspace of the folder: the sample, or an empty one.
  std::string sample(const std::string& name = "架空市 水道局.kijun") const;
  std::string empty(const std::string& name = "空の 台帳.kijun") const;
  std::string path(const std::string& name) const { return (folder_ / name).string(); }

  // A copy of the program and of a file for an ordinary user, in a folder of its own that is
  // readable by all.
  Launch asOrdinaryUser(Launch launch) const;

  TemporaryFolder folder_;
};

// An item of `score --json`.
const json& itemOf(const json& scores, std::string_view id);
// A group of `score --json` in one of its lists.
const json& groupOf(const json& groups, std::string_view id);

}  // namespace kijun::testing
