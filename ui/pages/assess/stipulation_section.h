// Whether it is written into the safety standards, and where: documents of the register with their
// class and the clause.
#pragma once
#include <QPointer>

#include "ui/pages/assess/editor_section.h"

class QComboBox;
class QLineEdit;
class QToolButton;
class QVBoxLayout;

namespace kijun::ui {
class SegmentedControl;
struct Segment;
}  // namespace kijun::ui

namespace kijun::ui::assess {

class StipulationSection : public EditorSection {
  Q_OBJECT
 public:
  StipulationSection(AnswerDesk& desk, QWidget* parent);
  void refresh() override;

 protected:
  void moved() override;

 private:
  std::vector<Segment> stipulationSegments() const;
  void showReferences(const std::vector<DocumentReference>& references);
  QWidget* referenceRow(std::size_t place);
  void showBelow();
  void fillDocuments();
  void add();
  void makeDocument();
  void put(std::vector<DocumentReference> references);
  QString nameOf(const Id& document) const;

  SegmentedControl* choice_;
  QVBoxLayout* list_;
  QWidget* below_;  // documents and the row that adds one
  QWidget* adder_;
  QComboBox* document_;
  QLineEdit* clause_;
  QToolButton* open_;
  std::vector<DocumentReference> shown_;
};

}  // namespace kijun::ui::assess
