#include <csignal>
#include <filesystem>
#include <map>

#include "scenario/desk.h"

namespace kijun::testing {
namespace {

using std::chrono::seconds;

constexpr int kItems = 20;
const std::string kName = "架空市 Waterworks";

struct Given {
  int level = 0;
  std::string stipulation;
  bool operator==(const Given&) const = default;
};
using Answers = std::map<std::string, Given>;

void PrintTo(const Given& given, std::ostream* out) {
  *out << given.level << ' ' << given.stipulation;
}

class Killed : public Desk {
 protected:
  // What the file holds now, read beside the program that writes to it.
  Answers answersIn(const std::string& file) const {
    Answers answers;
    const auto scores = score(file);
    for (const auto& item : scores.at("items")) {
      if (item.at("level").is_null()) continue;
      const auto& stipulation = item.at("stipulation");
      answers[item.at("id")] = {
          item.at("level"), stipulation.is_null() ? std::string() : stipulation.get<std::string>()};
    }
    return answers;
  }

  // Presses the level until the file holds an answer more: the key may come before the page does.
  std::string answerNext(const std::string& file, const Answers& before, int level) const {
    std::string found;
    const auto pressed = [&] {
      press({std::to_string(level)});
      return waitFor(
          [&] {
            for (const auto& [id, given] : answersIn(file)) {
              if (!before.contains(id)) found = id;
            }
            return !found.empty();
          },
          seconds(5));
    };
    EXPECT_TRUE(waitFor(pressed, seconds(20))) << "no answer after " << before.size();
    return found;
  }

  void expectHeld(const std::string& file, const Answers& expected) const {
    EXPECT_TRUE(waitFor([&] { return answersIn(file) == expected; }, seconds(10)));
    EXPECT_EQ(answersIn(file), expected);
  }
};

TEST_F(Killed, LosesNothingOfTwentyAnswersGivenByKeys) {
  const auto file = path("架空市 水道局.kijun");
  kijun({"new", file, "--name", kName, "--sector", "water", "--as-of", "2026-09-30"});
  Answers given;
  {
    const auto workbench = open(file, kName);
    const std::vector<std::string> stipulations{"none", "partial", "full"};
    for (int i = 0; i < kItems && !HasFailure(); ++i) {
      const auto id = answerNext(file, given, i % 6);
      const auto& stipulation = stipulations[static_cast<std::size_t>(i % 3)];
      // Each press of S goes one further: none, partial, full.
      press(std::vector<std::string>(static_cast<std::size_t>(i % 3 + 1), "s"));
      given[id] = {i % 6, stipulation};
      expectHeld(file, given);
      if (i + 1 < kItems) press({i % 2 == 0 ? "j" : "space"});
    }
    ASSERT_FALSE(HasFailure());
    workbench->signal(SIGKILL);
    EXPECT_EQ(workbench->wait(seconds(10)), 128 + SIGKILL);
  }
  ASSERT_EQ(given.size(), static_cast<std::size_t>(kItems));
  EXPECT_EQ(answersIn(file), given) << "after the kill";

  const auto workbench = open(file, kName);
  EXPECT_EQ(answersIn(file), given) << "with the window open again";
  press({"space"});
  const auto id = answerNext(file, given, 4);
  given[id] = {4, ""};
  expectHeld(file, given);
  press({"ctrl+q"});
  EXPECT_EQ(workbench->wait(seconds(20)), 0) << workbench->err();
  EXPECT_EQ(answersIn(file), given) << "after a proper end";
  for (const char* trouble : {"[error]", "[critical]"}) {
    EXPECT_EQ(log().find(trouble), std::string::npos) << log();
  }
  for (const auto& entry : std::filesystem::directory_iterator(folder_.path())) {
    const auto name = entry.path().filename().string();
    EXPECT_TRUE(name == "架空市 水道局.kijun" || name.find("水道局") == std::string::npos)
        << name << " is left behind";
  }
}

}  // namespace
}  // namespace kijun::testing
