// Every page there is, in the order of the rail: one line a page in registry.cpp.
#pragma once
#include <memory>
#include <span>
#include <string_view>

#include "ui/shell/page.h"

namespace kijun::ui {

enum class RailGroup { Assessment, Registers, Response, Crisis, Audit, Output };
std::string_view textIdOf(RailGroup group);

struct PageInfo {
  std::string_view id;
  std::string_view textId;
  std::string_view icon;  // of resources/icons
  RailGroup group;
  std::unique_ptr<Page> (*make)(Shell&, WorkspaceModel&);
  // Of its actions, where several pages share theirs; empty: the page's id.
  std::string_view sharedContext = {};
  std::string_view context() const { return sharedContext.empty() ? id : sharedContext; }
};

std::span<const PageInfo> pages();
const PageInfo* findPage(std::string_view id);

}  // namespace kijun::ui
