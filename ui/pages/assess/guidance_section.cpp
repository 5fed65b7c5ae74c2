#include "ui/pages/assess/guidance_section.h"

#include <QLabel>
#include <QVBoxLayout>

#include "ui/pages/assess/parts.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/flow_layout.h"

namespace kijun::ui::assess {
namespace {

// The catalog's own words for an id of a framework; empty where it has none.
QString wordsOf(const nlohmann::json& framework, const std::string& id) {
  for (const auto& entry : framework.at("entries")) {
    if (entry.at("id") == id) {
      const auto& label = entry.at("label");
      return inLanguage({label.at("ja").get<std::string>(), label.at("en").get<std::string>()});
    }
  }
  return {};
}

QString textOfPart(const nlohmann::json& value) {
  return inLanguage({value.at("ja").get<std::string>(), value.at("en").get<std::string>()});
}

}  // namespace

GuidanceSection::GuidanceSection(AnswerDesk& desk, QWidget* parent) : EditorSection(desk, parent) {
  auto* column = makeColumn(this, 4);
  notes_ = new Fold(KIJUN_TEXT("assess.notes"), this);
  crosswalk_ = new Fold(KIJUN_TEXT("assess.crosswalk"), this);
  for (Fold* fold : {notes_, crosswalk_}) column->addWidget(fold);
}

void GuidanceSection::refresh() {
  if (!isNew(shown_)) return;
  showNotes();
  showCrosswalk();
}

void GuidanceSection::showNotes() {
  clear(*notes_->body());
  for (const auto& note : item().notes) notes_->addPoint(inLanguage(note));
  int count = static_cast<int>(item().notes.size());
  for (const auto& id : item().references) {
    for (const auto& reference : desk().catalog().references()) {
      if (reference.id != id) continue;
      notes_->addPoint(text("assess.notes.reference", inLanguage(reference.label)));
      ++count;
    }
  }
  notes_->setCount(count);
  notes_->setVisible(count > 0);
}

void GuidanceSection::showCrosswalk() {
  clear(*crosswalk_->body());
  int count = 0;
  const auto& frameworks = desk().catalog().part("crosswalk_frameworks");
  for (const auto& framework : frameworks) {
    const auto at = item().crosswalk.find(framework.at("id").get<std::string>());
    if (at == item().crosswalk.end() || at->second.empty()) continue;
    auto* name = makeLabel(crosswalk_, "muted");
    setFace(name, Face::Small);
    name->setText(textOfPart(framework.at("label")));
    name->setToolTip(textOfPart(framework.at("note")));
    crosswalk_->body()->addWidget(name);
    auto* holder = new QWidget(crosswalk_);
    auto* flow = new FlowLayout(holder, px(6), px(4));
    for (const auto& id : at->second) {
      const QString words = wordsOf(framework, id);
      auto* tag = new Tag(words.isEmpty() ? toQt(id) : toQt(id) + u' ' + words);
      tag->setToolTip(words);
      flow->addWidget(tag);
      ++count;
    }
    crosswalk_->body()->addWidget(holder);
  }
  crosswalk_->setCount(count);
  crosswalk_->setVisible(count > 0);
}

}  // namespace kijun::ui::assess
