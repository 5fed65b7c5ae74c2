// What was typed and never became an entry, from a run that ended badly: offered on opening.
#include "ui/models/draft_keeper.h"
#include "ui/pages/assess/assess_page.h"
#include "ui/pages/assess/background.h"
#include "ui/pages/assess/item_editor.h"
#include "ui/shell/text.h"

namespace kijun::ui::assess {

void AssessPage::readDrafts() {
  if (workspace().isReadOnly()) return;
  inBackground(
      this, [session = workspace().sessionPtr()] { return session->drafts(); },
      [this](std::vector<Draft> drafts) { offerDrafts(std::move(drafts)); });
}

void AssessPage::offerDrafts(std::vector<Draft> drafts) {
  QStringList items;
  for (auto& draft : drafts) {
    const auto key = keyOfDraft("note", draft.key);
    if (!key || key->cycle != workspace().cycle().cycle.id) continue;
    const Answer* answer = workspace().cycle().answer(key->item, key->unit);
    if (draft.text == (answer ? answer->note : std::string())) {
      workspace().session().postDropDraft(draft.key);
      continue;
    }
    items << toQt(key->item);
    drafts_.push_back(std::move(draft));
  }
  if (drafts_.empty()) return;
  recovered_->say(BannerTone::Warning, text("assess.drafts", items.join(text("assess.comma"))));
  recovered_->addButton(text("assess.drafts.take"), [this] { takeDrafts(); });
  recovered_->addButton(text("assess.drafts.see"), [this, first = items.front()] {
    focusItem(QStringLiteral("item:") + first);
    shell().say(toQt(drafts_.front().text));
  });
  recovered_->addButton(text("assess.drafts.drop"), [this] { dropDrafts(); });
}

void AssessPage::takeDrafts() {
  for (const auto& draft : drafts_) {
    const auto key = keyOfDraft("note", draft.key);
    if (!key) continue;
    desk_.setNote(*key, toQt(draft.text),
                  [session = workspace().sessionPtr(), draftKey = draft.key](bool durable) {
                    if (durable) session->postDropDraft(draftKey);
                  });
  }
  drafts_.clear();
  recovered_->hide();
}

void AssessPage::dropDrafts() {
  for (const auto& draft : drafts_) workspace().session().postDropDraft(draft.key);
  drafts_.clear();
  recovered_->hide();
}

}  // namespace kijun::ui::assess
