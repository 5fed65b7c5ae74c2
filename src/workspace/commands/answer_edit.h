// Changing one answer: the checks, what answering brings with it, and storing only what differs.
#pragma once
#include <functional>
#include <vector>

#include "workspace/commands/checks.h"

namespace kijun {

// Answering confirms what was carried over and moves the state; other edits leave both.
enum class EditIs { Answering, Other };

using AnswerEdit = std::function<void(Answer&, const ItemOfCycle&)>;

// Hands the answer, a blank one where there is none, to edit.
void editAnswer(Writer& writer, const AnswerKey& key, EditIs is, const AnswerEdit& edit);

// What every rule asks of a whole answer with its references and comments. Throws Error.
void requireSound(Writer& writer, const Answer& answer);

// Whether both answer alike, comments aside.
bool sameContent(const Answer& a, const Answer& b);

// "5.1.2-1", or the number of items.
struct KeysName {
  bool many = false;
  std::string text;
};
KeysName nameOfKeys(const std::vector<AnswerKey>& keys);

}  // namespace kijun
