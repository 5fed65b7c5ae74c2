// A matrix of levels worked by keys: arrows move, a level's letter sets every chosen cell. Cells
// that differ from the model in force are marked. UI thread only.
#pragma once
#include <QTableWidget>

#include "assessment/risk_draft.h"

namespace kijun::ui::risk_model {

class RiskGridTable : public QTableWidget {
  Q_OBJECT
 public:
  RiskGridTable(RiskMatrix matrix, QWidget* parent = nullptr);
  // inForce: what changed is told against it.
  void show(const RiskModelDraft& draft, const RiskModel& inForce);
  void setReadOnly(bool readOnly) { readOnly_ = readOnly; }
  // To every chosen cell.
  void setLevel(std::size_t rank);

 Q_SIGNALS:
  void levelSet(std::size_t place, std::size_t rank);

 protected:
  void keyPressEvent(QKeyEvent* event) override;

 private:
  // Where the grid's place stands in the table, and back: the highest values stand on top.
  std::size_t placeAt(int row, int column) const;
  void label(const RiskModelDraft& draft);
  QString valuesInWords(const std::vector<int>& values) const;

  RiskMatrix matrix_;
  RiskGrid grid_;
  std::vector<std::string> levels_;
  bool readOnly_ = false;
};

// The table with the levels as buttons beneath, for the mouse.
class RiskGridTab : public QWidget {
  Q_OBJECT
 public:
  RiskGridTab(RiskMatrix matrix, QWidget* parent = nullptr);
  void show(const RiskModelDraft& draft, const RiskModel& inForce, bool readOnly);

 Q_SIGNALS:
  void levelSet(std::size_t place, std::size_t rank);

 private:
  RiskGridTable* table_;
  QWidget* buttons_;
};

}  // namespace kijun::ui::risk_model
