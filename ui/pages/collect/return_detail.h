// One row of a returned questionnaire, side by side: as it was handed out, as it stands here, as it
// came back; and what to do with it. UI thread only.
#pragma once
#include <QWidget>
#include <optional>

#include "exchange/questionnaire/take_back.h"

class QLabel;
class QTreeWidget;

namespace kijun::ui {
class SegmentedControl;
}

namespace kijun::ui::collect {

class ReturnDetail : public QWidget {
  Q_OBJECT
 public:
  explicit ReturnDetail(CatalogPtr catalog, QWidget* parent = nullptr);
  // nullptr: nothing is chosen. choice: nothing where there is none to make; decided: a person made
  // it.
  void show(const PlannedReturn* row, std::optional<ReturnChoice> choice, bool decided);

 Q_SIGNALS:
  void chosen(kijun::ReturnChoice choice);

 private:
  void addField(const ReturnedField& field);
  void addLine(const QString& words, bool bad);
  CatalogPtr catalog_;
  QLabel *question_, *hint_;
  QTreeWidget* fields_;
  SegmentedControl* choice_;
};

}  // namespace kijun::ui::collect
