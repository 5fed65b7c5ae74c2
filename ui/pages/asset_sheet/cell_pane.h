// One cell of the sheet in full: both levels and what they come to and why, the measures by
// purpose, and the risk that stands for it. It only shows and asks; the page changes. UI thread
// only.
#pragma once
#include <QScrollArea>
#include <array>

#include "ui/pages/asset_sheet/sheet_model.h"

class QLabel;
class QPushButton;

namespace kijun::ui {
class LongText;
class ReferenceEdit;
class SegmentedControl;
}  // namespace kijun::ui

namespace kijun::ui::asset_sheet {

class CellPane : public QScrollArea {
  Q_OBJECT
 public:
  CellPane(const SheetModel& model, QWidget* parent);
  ~CellPane() override;
  // chosen: how many cells are selected with it. What is typed and not yet posted is posted first
  // where another cell is shown, and stays where it is the same.
  void showCell(std::optional<CellPlace> place, std::size_t chosen);
  // Why nothing can be changed; empty: it can.
  void setRefusal(const QString& why);
  void focusMeasures();
  // Posts what is typed.
  void leave();

 Q_SIGNALS:
  // For all cells selected.
  void levelChosen(const QString& field, int level);
  void levelCleared(const QString& field);
  void riskChosen(const QString& risk);
  void newRiskWanted();
  // For this one, by its asset's id and its threat as it is stored.
  void measureTyped(const QString& asset, const QString& threat, const QString& field,
                    const QString& words);
  void proposalAccepted(const QString& risk, const QString& level);
  void riskWanted(const QString& risk);
  // Back to the grid.
  void done();

 protected:
  void keyPressEvent(QKeyEvent* event) override;

 private:
  struct Measure {
    std::string_view field;
    LongText* edit;
    QString shown;  // as the file has it
  };
  QLabel* addLabel(std::string_view textId);
  void build();
  void refresh();
  void showRisk();
  void retextLevels();
  const SheetModel& model_;
  QWidget* body_;
  QLabel *threat_, *asset_, *importance_, *several_, *whyNot_, *result_, *proposal_;
  SegmentedControl *threatLevel_, *countermeasure_;
  std::array<Measure, kMeasures.size()> measures_;
  ReferenceEdit* risk_;
  QPushButton *newRisk_, *accept_, *open_;
  std::optional<CellPlace> place_;
  // Of the cell shown: places move when the sheet is read again.
  Id assetId_;
  std::string threatText_;
  std::size_t chosen_ = 0;
  QString whyRefused_;
};

}  // namespace kijun::ui::asset_sheet
