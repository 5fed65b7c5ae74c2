// The backups of the workspace, one a row, newest first. UI thread.
#pragma once
#include <QAbstractTableModel>
#include <vector>

#include "workspace/backup.h"

namespace kijun::ui::backup {

class BackupModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum Column { When, Reason, Entries, Size, State, kColumns };

  BackupModel(int offsetMinutes, QObject* parent);
  void setBackups(std::vector<Backup> backups);
  // nullptr where there is no such row.
  const Backup* at(int row) const;

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  int offsetMinutes_;
  std::vector<Backup> backups_;
};

QString shownMoment(Instant at, int offsetMinutes);
QString shownSize(std::uintmax_t bytes);

}  // namespace kijun::ui::backup
