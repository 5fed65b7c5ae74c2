// One field of a bulk edit: whether to change it, and to what. Choosing a value turns it on.
#pragma once
#include <QWidget>
#include <functional>

#include "ui/registers/targets.h"
#include "workspace/bulk_records.h"

class QCheckBox;
class QComboBox;
class QVBoxLayout;

namespace kijun::ui::registers {

class BulkField : public QWidget {
  Q_OBJECT
 public:
  BulkField(const Field& field, QWidget* parent);
  const Field& field() const { return field_; }
  void setTargets(const Targets& targets);
  bool isOn() const;
  // A day that is none and the like, in words; empty where sound.
  QString problem() const;
  // Adds what is asked for; nothing where the field is not on.
  void addTo(RecordPatch& patch) const;

 Q_SIGNALS:
  void changed();

 private:
  QWidget* makeEditor();
  QComboBox* makeBox();
  QWidget* makeChoice();
  QWidget* makeReference();
  QWidget* makeReferences();
  void edited();

  const Field& field_;
  QCheckBox* on_;
  QComboBox* mode_ = nullptr;   // of References
  TargetList* list_ = nullptr;  // of Reference and References
  QComboBox* combo_ = nullptr;  // of a choice or Reference
  std::function<Value()> value_;
  std::function<bool()> isSound_;
};

}  // namespace kijun::ui::registers
