// The Assess page's way to the answers: reads them for the assessment unit chosen in the header,
// and changes them. A change shows at once and is handed to the writer thread; until it is durable
// the desk answers with the value to come, so that the next key works on what is seen. UI thread
// only.
#pragma once
#include <QObject>
#include <functional>
#include <map>
#include <optional>
#include <vector>

#include "ui/models/approval_watch.h"
#include "ui/models/workspace_model.h"

namespace kijun::ui::assess {

class AnswerDesk : public QObject {
  Q_OBJECT
 public:
  explicit AnswerDesk(WorkspaceModel& workspace, QObject* parent = nullptr);

  WorkspaceModel& workspace() const { return workspace_; }
  const Catalog& catalog() const { return workspace_.catalog(); }
  const Item& item(std::size_t index) const { return catalog().items()[index]; }
  std::size_t size() const { return catalog().items().size(); }

  // What the organisation stands at, the values on their way included.
  const ItemScore& score(std::size_t index) const { return scores_[index]; }
  // The answer given for exactly that unit; nothing where none was given.
  std::optional<Answer> answerOf(std::size_t index, const Id& unit) const;
  // What counts for the chosen unit: its own answer, else that of 全体. Nothing for 全体 where the
  // item is answered by unit.
  std::optional<Answer> shownAnswer(std::size_t index) const;
  bool byUnit(std::size_t index) const;
  // The chosen unit has no answer of its own and stands as 全体 stands.
  bool isInherited(std::size_t index) const;
  std::optional<int> shownLevel(std::size_t index) const;
  std::optional<Stipulation> shownStipulation(std::size_t index) const;
  Applicability shownApplicability(std::size_t index) const;
  AnswerKey key(std::size_t index) const { return workspace_.key(item(index).id); }
  // The rows behind what is shown: the chosen unit's, that of 全体 where the unit has none, or
  // those of all units of an item answered by unit while 全体 is chosen.
  std::vector<AnswerKey> keysBehind(std::size_t index) const;
  std::vector<Answer> answersBehind(std::size_t index) const;

  // 承認済み, 審査中, 再開 of the rows behind what is shown, and who and when; empty where open.
  QString approvalMark(std::size_t index) const { return approvals_.mark(keysBehind(index)); }
  QString approvalHint(std::size_t index) const { return approvals_.hint(keysBehind(index)); }
  AnswerApproval approval(std::size_t index) const { return approvals_.of(keysBehind(index)); }

  enum class Refusal { None, ReadOnly, ClosedCycle, Role, ChooseUnit };
  // Whether an answer to the item may be given here and now.
  Refusal refusal(std::size_t index) const;
  // The same for what does not overwrite an answer: targets, assignments, comments; keys: the
  // answers it concerns.
  Refusal refusalOf(const Command& command, const std::vector<AnswerKey>& keys = {}) const;
  // In the window's language, whose answer it is included; empty where it may be given.
  QString whyNot(std::size_t index) const;
  QString whyNot(const Command& command, const std::vector<AnswerKey>& keys = {}) const;

  // ---- changes; each says refused() and does nothing where refusal() tells why ----
  void setLevel(std::size_t index, std::optional<int> level);
  void setTarget(std::size_t index, std::optional<int> target);
  void setStipulation(std::size_t index, std::optional<Stipulation> stipulation);
  void setApplicability(std::size_t index, Applicability applicability, const QString& reason);
  void setTick(std::size_t index, const std::string& checkpoint, std::optional<Tick> tick);
  void setFlag(std::size_t index, bool flagged);
  void setNoEvent(std::size_t index, bool noEvent);
  void setNote(const AnswerKey& key, const QString& note, std::function<void(bool)> done = {});
  void setReferences(std::size_t index, std::vector<DocumentReference> references);
  // Whether anything was there to confirm.
  bool confirm(const std::vector<std::size_t>& indexes);
  void setState(std::size_t index, AnswerState state);
  void assign(const std::vector<std::size_t>& indexes, const Id& department, const Id& respondent,
              const std::string& due);
  void copyAnswer(std::size_t from, std::size_t to);

 Q_SIGNALS:
  void itemChanged(std::size_t index);
  // An approved answer of the item was changed just now.
  void reopened(const QString& item);
  // Another cycle or unit, or other departments, people and documents: everything may be new.
  void reset();
  void refused(kijun::ui::assess::AnswerDesk::Refusal why);

 private:
  struct Pending {
    Answer answer;
    int inFlight = 0;
  };
  struct PendingTarget {
    std::optional<int> target;
    int inFlight = 0;
  };
  bool mayChange(std::size_t index);
  bool mayRun(const Command& command, const std::vector<AnswerKey>& keys = {});
  void change(std::size_t index, Command command, const std::function<void(Answer&)>& overlay,
              std::function<void(bool)> done = {});
  void changeKey(const AnswerKey& key, Command command, const std::function<void(Answer&)>& overlay,
                 std::function<void(bool)> done = {});
  void startOwnAnswer(std::size_t index);
  void settle(const AnswerKey& key);
  void rescore(std::size_t index);
  CycleData miniature(std::size_t index) const;
  void readAll();

  WorkspaceModel& workspace_;
  ApprovalWatch approvals_;
  std::vector<ItemScore> scores_;
  std::map<AnswerKey, Pending> pending_;
  std::map<std::string, PendingTarget, std::less<>> pendingTargets_;
};

}  // namespace kijun::ui::assess
