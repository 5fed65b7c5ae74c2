#include "ui/pages/assess/evidence_section.h"

#include <QVBoxLayout>

#include "ui/pages/assess/flow_layout.h"
#include "ui/pages/assess/parts.h"
#include "ui/shell/text.h"

namespace kijun::ui::assess {

EvidenceSection::EvidenceSection(AnswerDesk& desk, QWidget* parent) : EditorSection(desk, parent) {
  auto* column = makeColumn(this, 0);
  fold_ = new Fold(KIJUN_TEXT("assess.evidence"), this);
  column->addWidget(fold_);
}

void EvidenceSection::refresh() {
  if (!isNew(shown_)) return;
  clear(*fold_->body());
  for (const auto& hint : item().evidence) fold_->addPoint(inLanguage(hint));
  fold_->setCount(static_cast<int>(item().evidence.size()));
  setVisible(!item().evidence.empty());
}

}  // namespace kijun::ui::assess
