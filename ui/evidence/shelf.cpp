#include "ui/evidence/shelf.h"

#include <algorithm>

#include "ui/models/background.h"
#include "ui/models/opening.h"
#include "ui/shell/text.h"

namespace kijun::ui {

EvidenceShelf::EvidenceShelf(WorkspaceModel& workspace, QObject* parent)
    : QObject(parent), workspace_(workspace) {
  observing_ = workspace_.session().observe([this](const ChangeNotice& notice) {
    const bool concerned = std::ranges::any_of(
        notice.tables, [](const std::string& table) { return table.starts_with("evidence"); });
    if (concerned) QMetaObject::invokeMethod(this, &EvidenceShelf::reload, Qt::QueuedConnection);
  });
  // Read again from outside, e.g. a read-only copy that another program writes to.
  connect(&workspace_, &WorkspaceModel::structureChanged, this, &EvidenceShelf::reload);
  reload();
}

// The observer ends first: it refers to this.
EvidenceShelf::~EvidenceShelf() {
  observing_.reset();
}

const EvidencePiece* EvidenceShelf::find(const Id& id) const {
  const auto at = std::ranges::find_if(
      pieces_, [&](const EvidencePiece& piece) { return piece.record.id == id; });
  return at == pieces_.end() ? nullptr : &*at;
}

void EvidenceShelf::reload() {
  inBackground(
      this, [session = workspace_.sessionPtr()] { return allEvidence(*session); },
      [this, round = ++round_](std::vector<EvidencePiece> pieces) {
        if (round != round_) return;
        pieces_ = std::move(pieces);
        loaded_ = true;
        Q_EMIT changed();
      },
      [this](const std::exception_ptr& failure) { Q_EMIT failed(failureOf(failure).what); });
}

}  // namespace kijun::ui
