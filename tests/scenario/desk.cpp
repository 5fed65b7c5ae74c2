#include "scenario/desk.h"

#include <fstream>
#include <sstream>

namespace kijun::testing {

using std::chrono::seconds;

void Desk::SetUp() {
  for (const char* tool : {"Xvfb", "openbox", "xdotool"}) KIJUN_NEEDS(tool);
  // The server takes a free number itself and says which.
  screen_ =
      std::make_unique<Process>(Launch{.command = {"Xvfb", "-displayfd", "1", "-screen", "0",
                                                   "1366x768x24", "-noreset", "-nolisten", "tcp"}});
  ASSERT_TRUE(waitFor([&] { return screen_->out().ends_with('\n') || !screen_->running(); }));
  ASSERT_TRUE(screen_->running()) << screen_->err();
  display_ = ":" + screen_->out().substr(0, screen_->out().find('\n'));
  windows_ = std::make_unique<Process>(onScreen({"openbox", "--sm-disable"}));
  ASSERT_TRUE(waitFor([&] {
    return run(onScreen({"xdotool", "get_num_desktops"})).code == 0;
  })) << windows_->err();
}

void Desk::TearDown() {
  if (HasFailure() && screen_) keepPicture();
  windows_.reset();
  screen_.reset();
}

Launch Desk::onScreen(std::vector<std::string> command) const {
  Launch launch;
  launch.command = std::move(command);
  const auto home = folder_.path().string();
  launch.environment = {{"DISPLAY", display_},
                        {"QT_QPA_PLATFORM", "xcb"},
                        {"WAYLAND_DISPLAY", std::nullopt},
                        {"DBUS_SESSION_BUS_ADDRESS", std::nullopt},
                        {"HOME", home},
                        {"XDG_CONFIG_HOME", home + "/config"},
                        {"XDG_STATE_HOME", home + "/state"},
                        {"XDG_CACHE_HOME", home + "/cache"},
                        {"LC_ALL", "C.UTF-8"}};
  return launch;
}

std::string Desk::kijun(std::vector<std::string> arguments) const {
  arguments.insert(arguments.begin(), KIJUN_BIN_DIR "/kijun");
  auto launch = onScreen(std::move(arguments));
  launch.environment["XDG_STATE_HOME"] = path("command line");
  const auto finished = run(launch);
  EXPECT_EQ(finished.code, 0) << finished.err;
  return finished.out;
}

json Desk::score(const std::string& file) const {
  return json::parse(kijun({"score", file, "--json"}), nullptr, false);
}

std::unique_ptr<Process> Desk::open(const std::string& file, const std::string& title,
                                    std::vector<std::string> wrapper) {
  wrapper.insert(wrapper.end(), {KIJUN_BIN_DIR "/kijun-workbench", file, "--page", "assess",
                                 "--lang", "ja", "--verbose"});
  auto workbench = std::make_unique<Process>(onScreen(std::move(wrapper)));
  EXPECT_TRUE(waitFor([&] { return shows(title) || !workbench->running(); }, seconds(60)));
  EXPECT_TRUE(workbench->running()) << workbench->err();
  run(onScreen({"xdotool", "search", "--onlyvisible", "--name", title, "windowactivate", "--sync"}),
      seconds(20));
  return workbench;
}

void Desk::press(const std::vector<std::string>& keys) const {
  std::vector<std::string> command{"xdotool", "key", "--clearmodifiers", "--delay", "20"};
  command.insert(command.end(), keys.begin(), keys.end());
  EXPECT_EQ(run(onScreen(std::move(command)), seconds(20)).code, 0);
}

bool Desk::shows(const std::string& title) const {
  return run(onScreen({"xdotool", "search", "--onlyvisible", "--name", title})).code == 0;
}

std::string Desk::log() const {
  std::ifstream stream(path("state/kijun/kijun.log"), std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

void Desk::keepPicture() const {
  if (!programExists("import")) return;
  const std::string name = ::testing::UnitTest::GetInstance()->current_test_info()->name();
  const auto picture = std::string(KIJUN_BIN_DIR "/../") + name + ".png";
  run(onScreen({"import", "-window", "root", picture}));
  ADD_FAILURE() << "What the screen showed: " << picture;
}

}  // namespace kijun::testing
