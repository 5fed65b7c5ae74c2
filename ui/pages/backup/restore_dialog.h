// What going back to a backup would change, and the explicit word to do it. Nothing is changed
// here: the window does that once the dialog is accepted.
#pragma once
#include <QDialog>
#include <memory>
#include <vector>

#include "ui/models/job.h"
#include "workspace/restore.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace kijun::ui {
class ProgressLine;
}

namespace kijun::ui::backup {

class PreviewJob : public Job {
  Q_OBJECT
 public:
  using Job::Job;
  void start(const std::filesystem::path& file, const std::filesystem::path& backup,
             const Environment& environment);

 Q_SIGNALS:
  void previewed(const std::shared_ptr<const kijun::RestorePreview>& preview);
};

class RestoreDialog : public QDialog {
  Q_OBJECT
 public:
  // backups: sound ones, newest first, at least one.
  RestoreDialog(std::filesystem::path file, std::vector<Backup> backups, int offsetMinutes,
                Environment environment, QWidget* parent = nullptr);
  const Backup& chosen() const;
  // The preview in one line.
  QString summary() const;

 Q_SIGNALS:
  // A preview stands in the dialog, or why there is none.
  void told();

 private:
  void build();
  void buildDifferences();
  void look();
  void tell(const RestorePreview& preview);
  QTreeWidgetItem* addGroup(const QString& words);
  void addEntries(const QString& words, const std::vector<Entry>& entries);
  void refresh();

  std::filesystem::path file_;
  std::vector<Backup> backups_;
  int offsetMinutes_;
  Environment environment_;
  std::unique_ptr<PreviewJob> job_;
  QComboBox* which_;
  ProgressLine* progress_;
  QLabel* summary_;
  QTreeWidget* differences_;
  QCheckBox* understood_;
  QPushButton* restore_;
  bool possible_ = false;
};

}  // namespace kijun::ui::backup
