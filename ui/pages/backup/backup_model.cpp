#include "ui/pages/backup/backup_model.h"

#include <QLocale>
#include <array>

#include "ui/shell/text.h"
#include "ui/theme/theme.h"

namespace kijun::ui::backup {
namespace {

constexpr std::array<std::string_view, BackupModel::kColumns> kHeads = {
    KIJUN_TEXT("backuppage.column.when"), KIJUN_TEXT("backuppage.column.reason"),
    KIJUN_TEXT("backuppage.column.entries"), KIJUN_TEXT("backuppage.column.size"),
    KIJUN_TEXT("backuppage.column.state")};

std::string_view textIdOf(BackupState state) {
  switch (state) {
    case BackupState::Unreadable:
      return KIJUN_TEXT("backup.state.unreadable");
    case BackupState::Foreign:
      return KIJUN_TEXT("backup.state.foreign");
    case BackupState::Sound:
      break;
  }
  return KIJUN_TEXT("backup.state.sound");
}

QString words(const Backup& backup, int column, int offsetMinutes) {
  switch (column) {
    case BackupModel::When:
      return shownMoment(backup.at, offsetMinutes);
    case BackupModel::Reason:
      return text(kijun::textIdOf(backup.reason));
    case BackupModel::Entries:
      return backup.state == BackupState::Unreadable ? QStringLiteral("–")
                                                     : QLocale().toString(qint64(backup.entries));
    case BackupModel::Size:
      return shownSize(backup.bytes);
    default:
      return text(textIdOf(backup.state));
  }
}

}  // namespace

QString shownMoment(Instant at, int offsetMinutes) {
  return toQt(at.dateAt(offsetMinutes).iso() + ' ' + at.timeAt(offsetMinutes));
}

QString shownSize(std::uintmax_t bytes) {
  return QLocale().formattedDataSize(static_cast<qint64>(bytes), 1);
}

BackupModel::BackupModel(int offsetMinutes, QObject* parent)
    : QAbstractTableModel(parent), offsetMinutes_(offsetMinutes) {
  onLanguageChange(this, [this] {
    if (backups_.empty()) return;
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, kColumns - 1));
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, kColumns - 1);
  });
}

void BackupModel::setBackups(std::vector<Backup> backups) {
  beginResetModel();
  backups_ = std::move(backups);
  endResetModel();
}

const Backup* BackupModel::at(int row) const {
  return row < 0 || row >= rowCount() ? nullptr : &backups_[static_cast<std::size_t>(row)];
}

int BackupModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(backups_.size());
}

int BackupModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : kColumns;
}

QVariant BackupModel::data(const QModelIndex& index, int role) const {
  const Backup* backup = index.isValid() ? at(index.row()) : nullptr;
  if (!backup) return {};
  const int column = index.column();
  switch (role) {
    case Qt::DisplayRole:
      return words(*backup, column, offsetMinutes_);
    case Qt::ToolTipRole:
      return QString::fromStdU16String(backup->file.u16string());
    case Qt::TextAlignmentRole:
      return int(Qt::AlignVCenter |
                 (column == Entries || column == Size ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::ForegroundRole:
      if (column != State || backup->state == BackupState::Sound) return {};
      return color(backup->state == BackupState::Foreign ? Ink::Muted : Ink::Bad);
    default:
      return {};
  }
}

QVariant BackupModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::TextAlignmentRole) {
    return int(Qt::AlignVCenter |
               (section == Entries || section == Size ? Qt::AlignRight : Qt::AlignLeft));
  }
  if (role != Qt::DisplayRole) return {};
  return text(kHeads[static_cast<std::size_t>(section)]);
}

}  // namespace kijun::ui::backup
