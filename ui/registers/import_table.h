// The lines of an import as a table: state, line, name, what would change or is wrong. Rows are
// made as they are looked at. UI thread only.
#pragma once
#include <QAbstractTableModel>
#include <optional>

#include "ui/registers/import_job.h"

namespace kijun::ui::registers {

class ImportLines : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum Column { State, Line, Name, What, kColumns };
  explicit ImportLines(QObject* parent);
  void setPreview(PreviewPtr preview);
  // Nothing: all of them.
  void setFate(std::optional<RowFate> fate);
  // The place in the preview; nothing beyond the rows.
  std::optional<std::size_t> at(const QModelIndex& index) const;
  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  void arrange();
  QString what(std::size_t at) const;
  PreviewPtr preview_;
  std::optional<RowFate> fate_;
  std::vector<std::size_t> shown_;
};

QString wordsOf(RowFate fate);

}  // namespace kijun::ui::registers
