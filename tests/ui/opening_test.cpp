// What stands in the way of opening a file is told in words, with what to do, and leaves the file
// as it is.
#include <sys/stat.h>
#include <unistd.h>

#include <QAction>
#include <QPushButton>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "support/gui.h"
#include "ui/shell/status_line.h"
#include "ui/widgets/ask.h"
#include "ui/widgets/banner.h"

namespace kijun::ui {
namespace {

constexpr std::streamoff kUserVersion = 60, kApplicationId = 68;  // in SQLite's file header

std::string bytesOf(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void overwrite(const std::filesystem::path& path, std::streamoff at, const std::string& bytes) {
  std::fstream file(path, std::ios::binary | std::ios::in | std::ios::out);
  file.seekp(at);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

struct Trouble {
  const char* name;
  const char* todo;
  void (*make)(const std::filesystem::path& sample);
};

void PrintTo(const Trouble& trouble, std::ostream* out) {
  *out << trouble.name;
}

class OpeningTroubleTest : public testing::GuiTest,
                           public ::testing::WithParamInterface<Trouble> {};

TEST_P(OpeningTroubleTest, IsToldInBothLanguagesAndTheFileIsUntouched) {
  const QString file = sampleFile(QStringLiteral("困った ファイル.kijun"));
  const std::filesystem::path path = file.toStdString();
  GetParam().make(path);
  const bool exists = std::filesystem::exists(path);
  const auto before = exists ? bytesOf(path) : std::string();
  for (const auto spoken : {Language::Japanese, Language::English}) {
    setLanguage(spoken);
    window().openFile(file);
    ASSERT_TRUE(testing::until([this] { return !window().isOpening(); }));
    const auto asked = ask::takeAsked();
    ASSERT_EQ(asked.size(), 1u);
    EXPECT_TRUE(asked.front().what.contains(QStringLiteral("困った ファイル.kijun")));
    const bool japanese = spoken == Language::Japanese;
    EXPECT_EQ(asked.front().what.endsWith(u'。'), japanese) << asked.front().what.toStdString();
    EXPECT_EQ(asked.front().todo.toStdString(), render(Message{GetParam().todo, {}}, spoken));
    EXPECT_TRUE(asked.front().choices.empty());
    EXPECT_EQ(window().workspace(), nullptr);
    EXPECT_NE(child<QPushButton>("startOpen"), nullptr) << "the ways to begin are offered again";
  }
  EXPECT_EQ(std::filesystem::exists(path), exists);
  if (exists) {
    EXPECT_EQ(bytesOf(path), before);
  }
}

INSTANTIATE_TEST_SUITE_P(
    All, OpeningTroubleTest,
    ::testing::Values(
        Trouble{"NotAWorkspace", "workspace.open.not_workspace.todo",
                [](const std::filesystem::path& path) { std::ofstream(path) << "a letter"; }},
        Trouble{"Empty", "workspace.open.empty.todo",
                [](const std::filesystem::path& path) { std::filesystem::resize_file(path, 0); }},
        Trouble{"OfAnotherProgram", "workspace.open.other_application.todo",
                [](const std::filesystem::path& path) {
                  overwrite(path, kApplicationId, std::string("\x01\x02\x03\x04", 4));
                }},
        Trouble{"Newer", "workspace.open.newer.todo",
                [](const std::filesystem::path& path) {
                  overwrite(path, kUserVersion, std::string("\0\0\x03\xe7", 4));
                }},
        Trouble{"Truncated", "workspace.open.truncated.todo",
                [](const std::filesystem::path& path) {
                  std::filesystem::resize_file(path, std::filesystem::file_size(path) / 2);
                }},
        Trouble{"Missing", "base.file.missing.todo",
                [](const std::filesystem::path& path) { std::filesystem::remove(path); }}),
    [](const auto& trouble) { return std::string(trouble.param.name); });

// A superuser may write anywhere, so for this one the test is somebody else.
class Nobody {
 public:
  Nobody() : changed_(::geteuid() == 0 && ::seteuid(65534) == 0) {}
  ~Nobody() {
    if (changed_ && ::seteuid(0) != 0) std::abort();
  }

 private:
  bool changed_;
};

class OpeningTest : public testing::GuiTest {
 protected:
  // Opens and answers what is asked; returns the questions.
  std::vector<ask::Question> openAnswering(const QString& file, const QString& choice) {
    ask::answerNext(choice);
    window().openFile(file);
    EXPECT_TRUE(testing::until([this] { return window().workspace() != nullptr; }));
    settle();
    return ask::takeAsked();
  }
};

TEST_F(OpeningTest, AReadOnlyFolderIsOpenedToRead) {
  const auto folder = folder_ / "読み取り のみ";
  std::filesystem::create_directory(folder);
  const QString file = sampleFile(QStringLiteral("読み取り のみ/評価.kijun"));
  ::chmod(folder_.path().c_str(), 0755);
  ::chmod(file.toStdString().c_str(), 0644);
  ::chmod(folder.c_str(), 0555);
  window();
  {
    const Nobody nobody;
    const auto asked = openAnswering(file, "readOnly");
    ASSERT_EQ(asked.size(), 1u);
    EXPECT_TRUE(asked.front().what.contains(QStringLiteral("読み取り のみ")));
    EXPECT_FALSE(asked.front().todo.isEmpty());
    ASSERT_TRUE(window().workspace());
    EXPECT_TRUE(window().workspace()->isReadOnly());
    EXPECT_TRUE(window().banner().isVisible());
    closeWindow();
  }
  ::chmod(folder.c_str(), 0755);
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder), {}), 1);
}

TEST_F(OpeningTest, WhoeverIsEditingIsNamedAndTheBannerFollowsTheLanguage) {
  const QString file = sampleFile();
  OpenOptions options;
  options.environment.systemUser = "佐藤 花子";
  auto holder = Session::open(file.toStdString(), options);
  const auto asked = openAnswering(file, "readOnly");
  ASSERT_EQ(asked.size(), 1u);
  EXPECT_TRUE(asked.front().what.contains(QStringLiteral("佐藤 花子")));
  EXPECT_TRUE(window().banner().words().contains(QStringLiteral("佐藤 花子 さん")));
  shoot("held");
  window().actions().action("view.language")->trigger();
  EXPECT_TRUE(window().banner().words().contains("is editing this file"))
      << window().banner().words().toStdString();
  EXPECT_TRUE(window().banner().words().contains(QStringLiteral("佐藤 花子")));

  // Once the other one is done, it is opened for editing from the banner.
  holder.reset();
  const auto edit = toQt(render(msg("ui.read_only.edit"), Language::English));
  for (auto* button : window().banner().findChildren<QPushButton*>()) {
    if (button->text() == edit) QTest::mouseClick(button, Qt::LeftButton);
  }
  ASSERT_TRUE(testing::until(
      [this] { return window().workspace() && !window().workspace()->isReadOnly(); }));
  settle();
  EXPECT_FALSE(window().banner().isVisible());
}

TEST_F(OpeningTest, AFileOnANetworkSaysSoAndIsWrittenTo) {
  Environment environment;
  environment.isNetworkFileSystem = [](const std::filesystem::path&) { return true; };
  window().setEnvironment(environment);
  auto& workspace = openSample();
  EXPECT_FALSE(workspace.isReadOnly());
  EXPECT_TRUE(window().banner().isVisible());
  EXPECT_EQ(window().banner().words(), text("ui.on_network"));
  window().actions().action("view.language")->trigger();
  EXPECT_EQ(window().banner().words().toStdString(),
            render(msg("ui.on_network"), Language::English));
  workspace.post(commands::setNote(workspace.key(workspace.catalog().items()[0].id), "メモ"));
  settle();
  EXPECT_TRUE(window().statusLine().savedWords().startsWith("Saved"));
}

}  // namespace
}  // namespace kijun::ui
