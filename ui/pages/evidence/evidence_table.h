// The pieces of evidence as a table: filtered by words and standing, sorted by any column.
// UI thread only.
#pragma once
#include <QAbstractTableModel>
#include <vector>

#include "base/time.h"
#include "workspace/evidence.h"

namespace kijun::ui::evidence {

enum class Standing { All, Expiring, Expired, Unlinked };

class EvidenceTable : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum Column { Title, Kind, Valid, Revised, Size, Tlp, Links, Tags, Source, FileName, kColumns };

  explicit EvidenceTable(int offsetMinutes, QObject* parent = nullptr);
  void setPieces(std::vector<EvidencePiece> pieces, Date asOf);
  // Every word, folded, in the labels, tags or file names of a piece.
  void setFilter(const QString& words, Standing standing);
  int total() const { return static_cast<int>(pieces_.size()); }
  // nullptr beyond the rows.
  const EvidencePiece* pieceAt(int row) const;
  int rowOf(const Id& id) const;  // -1 where it is not among them
  // Rows as text parted by tabs, with the heads of the columns above: for a spreadsheet.
  QString tsv(const std::vector<int>& rows) const;

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  void sort(int column, Qt::SortOrder order) override;

 private:
  void arrange();
  bool fits(const EvidencePiece& piece) const;
  QString shown(const EvidencePiece& piece, int column) const;
  std::string sortKey(const EvidencePiece& piece) const;

  int offsetMinutes_;
  Date asOf_;
  std::vector<EvidencePiece> pieces_;
  std::vector<std::size_t> rows_;  // those that fit, in their order
  std::string words_;
  Standing standing_ = Standing::All;
  int column_ = Title;
  Qt::SortOrder order_ = Qt::AscendingOrder;
};

}  // namespace kijun::ui::evidence
