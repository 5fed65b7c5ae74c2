// Tests that drive the real window with real keys. A test has a folder of its own, with a copy of
// the sample workspace, settings that start empty, and a window 1366 × 768.
#pragma once
#include <gtest/gtest.h>

#include <QSettings>
#include <QTest>
#include <functional>
#include <memory>

#include "support/temporary_folder.h"
#include "ui/models/workspace_model.h"
#include "ui/shell/main_window.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"

namespace kijun::testing {

void setLook(ui::LookSwitch& look);
ui::LookSwitch& look();

// Runs the event loop until it holds; false after a generous time.
bool until(const std::function<bool()>& holds);

class GuiTest : public ::testing::Test {
 protected:
  GuiTest();
  ~GuiTest() override;

  // A writable copy of the sample in this test's folder.
  QString sampleFile(const QString& name = QStringLiteral("架空 市水道局.kijun"));
  // The window, shown and active.
  ui::MainWindow& window();
  // The same with the workspace open; fails the test where it does not open.
  ui::WorkspaceModel& open(const QString& file);
  ui::WorkspaceModel& openSample() { return open(sampleFile()); }
  // Closes the window as a person does.
  void closeWindow();
  // Waits until everything posted is durable and shown.
  void settle();
  // The first visible child of that type with that object name, or any name.
  template <typename T>
  T* child(const QString& name = {}) {
    for (T* found : window().findChildren<T*>(name)) {
      if (found->isVisible()) return found;
    }
    return nullptr;
  }
  // A picture of the window beside the test's other files when KIJUN_SHOTS names a folder.
  void shoot(const QString& name);

  TemporaryFolder folder_;
  std::unique_ptr<QSettings> settings_;

 private:
  std::unique_ptr<ui::MainWindow> window_;
};

}  // namespace kijun::testing
