// The sheet as a table: the assets that the filter lets through, down; threats, across. UI thread
// only.
#pragma once
#include <QAbstractTableModel>

#include "ui/pages/asset_sheet/changes.h"

namespace kijun::ui::asset_sheet {

struct SheetFilter {
  std::string words;
  std::string kind;  // of assets; empty: all
  bool onlyAssessed = false;
};

class SheetModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  // What a cell shows, beside the words of DisplayRole.
  enum Role {
    ThreatRole = Qt::UserRole,
    CountermeasureRole,
    LevelRole,
    UnratedRole,
    DiffersRole,
    MeasuresRole
  };
  // Of the header of a row: 0 without.
  enum HeaderRole { ImportanceRole = Qt::UserRole, InheritedRole, OriginRole };

  using QAbstractTableModel::QAbstractTableModel;
  bool isRead() const { return read_; }
  const Sheet& sheet() const { return sheet_; }
  // The same assets in the same order are only repainted.
  void setSheet(Sheet sheet);
  void setFilter(const SheetFilter& filter);
  // Takes the changes in before they are durable.
  void apply(const CellChanges& changes);
  // The asset that others are compared with; nothing: none.
  void setOrigin(std::optional<Id> origin);
  const std::optional<Id>& origin() const { return origin_; }

  CellPlace placeOf(const QModelIndex& index) const;
  QModelIndex indexOf(const Id& asset, std::string_view threat) const;
  std::size_t assetAt(int row) const { return rows_[static_cast<std::size_t>(row)]; }
  QString threatName(std::size_t threat) const;
  // How many of the cells seen have the level.
  int count(std::string_view level) const;

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 Q_SIGNALS:
  // Rows or cells are other than before.
  void changed();

 private:
  std::vector<std::size_t> fitting() const;
  QString shown(CellPlace place) const;
  QString words(CellPlace place) const;
  bool isMarked(CellPlace place) const;
  std::optional<std::size_t> originAt() const;
  Sheet sheet_;
  SheetFilter filter_;
  std::vector<std::size_t> rows_;
  std::optional<Id> origin_;
  bool read_ = false;
};

// "重要度 3 ← …": an asset's importance with where it comes from, or that there is none.
QString importanceInWords(const SheetAsset& asset);

}  // namespace kijun::ui::asset_sheet
