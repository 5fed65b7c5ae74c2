// Every piece of evidence of the open workspace, read on a worker, and again whenever one changes:
// by the window, by undo, by a merge. Lives in the UI thread, and speaks there.
#pragma once
#include <QObject>
#include <memory>
#include <vector>

#include "ui/models/workspace_model.h"
#include "workspace/evidence.h"

namespace kijun::ui {

class EvidenceShelf : public QObject {
  Q_OBJECT
 public:
  explicit EvidenceShelf(WorkspaceModel& workspace, QObject* parent = nullptr);
  ~EvidenceShelf() override;
  // By title; empty until loaded.
  const std::vector<EvidencePiece>& pieces() const { return pieces_; }
  const EvidencePiece* find(const Id& id) const;
  bool isLoaded() const { return loaded_; }
  void reload();

 Q_SIGNALS:
  void changed();
  // In the window's language.
  void failed(const QString& words);

 private:
  WorkspaceModel& workspace_;
  std::vector<EvidencePiece> pieces_;
  int round_ = 0;  // of the latest reading
  bool loaded_ = false;
  std::shared_ptr<void> observing_;
};

}  // namespace kijun::ui
