// How often backups are made, where they go and how many stay. What is changed is written at once,
// on a worker; what is out of range is said and not written. UI thread.
#pragma once
#include <QWidget>
#include <memory>

#include "workspace/backup_settings.h"

class QCheckBox;
class QFormLayout;
class QLabel;
class QPushButton;
class QSpinBox;

namespace kijun {
class Session;
}

namespace kijun::ui {
class ElidedLabel;
}

namespace kijun::ui::backup {

class SettingsForm : public QWidget {
  Q_OBJECT
 public:
  SettingsForm(std::shared_ptr<Session> session, QWidget* parent);
  // folder: where backups go by these settings.
  void show(const BackupSettings& settings, const std::filesystem::path& folder);
  // As they stand in the form.
  BackupSettings settings() const;
  QString problem() const;

 Q_SIGNALS:
  void written();

 private:
  QSpinBox* addNumber(QFormLayout* form, std::string_view textId, std::string_view unitId,
                      const char* name);
  void addFolder(QFormLayout* form);
  void chooseFolder();
  void write();

  std::shared_ptr<Session> session_;
  QCheckBox* scheduled_;
  QSpinBox* hours_;
  QSpinBox* keep_;
  QSpinBox* days_;
  ElidedLabel* folder_;
  QPushButton* choose_;
  QPushButton* usual_;
  QLabel* problem_;
  BackupSettings stored_;        // as last written or read
  std::filesystem::path place_;  // chosen; empty: beside the workspace
  bool writing_ = false;
  bool again_ = false;  // changed while it was written
};

}  // namespace kijun::ui::backup
