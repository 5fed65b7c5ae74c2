// What the worker does until it is killed. Each job says on stdout what is certain, and only after
// the workspace said so: "entry NUMBER ID HASH", "draft KEY TEXT", "made WHAT".
#pragma once
#include <filesystem>
#include <random>
#include <span>
#include <string>
#include <string_view>

#include "workspace/session.h"

namespace kijun::fault {

struct Work {
  std::filesystem::path file;
  int limit = 0;  // steps, after which the worker ends properly
  std::mt19937_64 random;

  int below(int limit_) { return static_cast<int>(random() % static_cast<unsigned>(limit_)); }
};

struct Job {
  std::string_view name;
  void (*run)(Work&);
};
std::span<const Job> jobs();

// One write call, so that a line is there whole or not at all.
void say(const std::string& line);
void sayEntry(const std::optional<ChangeNotice>& change);

}  // namespace kijun::fault
