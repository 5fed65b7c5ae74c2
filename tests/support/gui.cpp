#include "support/gui.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QThreadPool>

#include "support/sample.h"
#include "ui/widgets/ask.h"

namespace kijun::testing {
namespace {

constexpr int kPatience = 30000;  // milliseconds; reached only by a test that fails

ui::LookSwitch*& lookPlace() {
  static ui::LookSwitch* look = nullptr;
  return look;
}

QString toQt(const std::filesystem::path& path) {
  return QString::fromStdU16String(path.u16string());
}

}  // namespace

void setLook(ui::LookSwitch& look) {
  lookPlace() = &look;
}

ui::LookSwitch& look() {
  return *lookPlace();
}

bool until(const std::function<bool()>& holds) {
  return QTest::qWaitFor(holds, kPatience);
}

GuiTest::GuiTest()
    : settings_(std::make_unique<QSettings>(toQt(folder_ / "settings.ini"), QSettings::IniFormat)) {
  ui::setLanguage(Language::Japanese);
  look().setChoice(ui::LookChoice::Light);
  look().setTextSize(100);
  ui::ask::takeAsked();
}

GuiTest::~GuiTest() {
  closeWindow();
  EXPECT_TRUE(ui::ask::allAnswered()) << "an answer was prepared for a question nobody asked";
}

QString GuiTest::sampleFile(const QString& name) {
  const QString path = QDir(toQt(folder_.path())).filePath(name);
  EXPECT_TRUE(QFile::copy(toQt(madeSample()), path));
  return path;
}

ui::MainWindow& GuiTest::window() {
  if (!window_) {
    window_ = std::make_unique<ui::MainWindow>(*settings_, look());
    window_->resize(1366, 768);
    window_->show();
    window_->activateWindow();
    EXPECT_TRUE(QTest::qWaitForWindowActive(window_.get()));
  }
  return *window_;
}

ui::WorkspaceModel& GuiTest::open(const QString& file) {
  window().openFile(file);
  EXPECT_TRUE(until([this] { return !window().isOpening(); }));
  if (!window().workspace()) throw std::runtime_error("the workspace did not open");
  settle();
  return *window().workspace();
}

void GuiTest::closeWindow() {
  if (!window_) return;
  window_->close();
  window_.reset();
  QThreadPool::globalInstance()->waitForDone();
  QCoreApplication::processEvents();
}

void GuiTest::settle() {
  EXPECT_TRUE(until([this] {
    const auto* workspace = window().workspace();
    return !workspace || (workspace->pending() == 0 && !workspace->isLoading() &&
                          workspace->integrity() != ui::Integrity::Checking);
  }));
  // What was queued behind it: rescoring, reading lists again.
  QThreadPool::globalInstance()->waitForDone();
  for (int round = 0; round < 3; ++round) QCoreApplication::processEvents();
}

void GuiTest::shoot(const QString& name) {
  const QString folder = qEnvironmentVariable("KIJUN_SHOTS");
  if (!folder.isEmpty()) window().grab().save(QDir(folder).filePath(name + ".png"));
}

}  // namespace kijun::testing
