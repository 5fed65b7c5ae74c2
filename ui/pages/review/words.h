// How the review speaks of answers, in the window's language. UI thread only.
#pragma once
#include <QString>
#include <QStringList>

#include "ui/models/workspace_model.h"
#include "ui/pages/review/review_rows.h"
#include "ui/widgets/chip.h"

namespace kijun::ui::review {

QString concernWords(Concern concern);
// The row's own: "単位間の差 2" …
QString concernWords(Concern concern, const ReviewRow& row);
TagTone stateTone(AnswerState state);
// "3.4-1", or "3.4-1（制御系）" where it is a unit's own answer.
QString placeWords(const CycleData& cycle, const AnswerKey& key);
// Whose it is: "浄水課・田中", "(未定)".
QString ownerWords(const Snapshot& snapshot, const DueAnswer& due);
// "2026-11-27 10:03 佐藤：実施を変更".
QString touchWords(const AnswerTouch& touch, int offsetMinutes);
// "3 全体実施", "–", or 対象外 and 不採用.
QString levelWords(const Catalog& catalog, const Answer& answer);
// How many checkpoints are yes, no, not applicable and open; empty where the item has none.
QString tickCounts(const Item& item, const Answer& answer);

// The answer as it stands; blank where none was given.
Answer answerAt(const CycleData& cycle, const AnswerKey& key);

// What differs between two answers, by field.
struct Differences {
  bool level = false, stipulation = false, applicability = false, note = false, ticks = false;
  bool any() const { return level || stipulation || applicability || note || ticks; }
};
Differences between(const Answer& before, const Answer& after);
// "実施、メモ": the fields that differ, by name.
QString fieldNames(const Differences& differences);

}  // namespace kijun::ui::review
