// The grid in which the sheet is worked: cells with both levels and what they come to, threats
// above, assets with their importance at the left, both always in view. UI thread only.
#pragma once
#include <QTableView>

#include "ui/pages/asset_sheet/sheet_model.h"

namespace kijun::ui::asset_sheet {

class SheetView : public QTableView {
  Q_OBJECT
 public:
  SheetView(SheetModel* model, QWidget* parent);
  // The cells selected, in reading order.
  std::vector<CellPlace> chosen() const;
  std::optional<CellPlace> current() const;
  void goTo(const QModelIndex& index);
  // Digits belong to the levels: typing looks for nothing.
  void keyboardSearch(const QString&) override {}

 Q_SIGNALS:
  void chosenChanged();

 protected:
  void selectionChanged(const QItemSelection& chosen, const QItemSelection& left) override;
  void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

 private:
  void buildCorner();
  void keepPlace();
  void restorePlace();
  QModelIndex firstAssessed() const;
  void restyle();
  SheetModel* model_;
  std::vector<std::pair<Id, std::string>> keptChosen_;
  std::pair<Id, std::string> keptCurrent_;
  QPoint keptScroll_;
  bool resetting_ = false;
};

}  // namespace kijun::ui::asset_sheet
