// main() of tests that drive the real window: one QApplication, offscreen, with settings, documents
// and logs in a folder of the run's own.
#include <gtest/gtest.h>

#include <QApplication>
#include <QStandardPaths>
#include <cstdlib>

#include "support/gui.h"
#include "support/temporary_folder.h"
#include "ui/widgets/ask.h"

int main(int argc, char** argv) {
  ::testing::InitGoogleTest(&argc, argv);
  const kijun::testing::TemporaryFolder home;
  qputenv("HOME", home.path().c_str());
  qputenv("XDG_RUNTIME_DIR", home.path().c_str());
  for (const char* name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME",
                           "DBUS_SESSION_BUS_ADDRESS"}) {
    qunsetenv(name);
  }
  if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
  QCoreApplication::setOrganizationName(QStringLiteral("Kijun"));
  QCoreApplication::setApplicationName(QStringLiteral("Kijun"));
  QApplication application(argc, argv);
  kijun::ui::LookSwitch look(application);
  kijun::testing::setLook(look);
  kijun::ui::setLanguage(kijun::Language::Japanese);
  kijun::ui::ask::underTest();
  return RUN_ALL_TESTS();
}
