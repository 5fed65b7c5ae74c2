# One function per kind of target, so that every layer is built alike.
find_program(CCACHE ccache)
if(CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_C_COMPILER_LAUNCHER ${CCACHE})
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()

add_library(kijun_options INTERFACE)
target_compile_options(kijun_options INTERFACE -Wall -Wextra -Wconversion -Wshadow -Wnon-virtual-dtor
                                               -fno-strict-aliasing)
# g++ 12 sees overlapping copies inside libstdc++'s own std::string at -O2 (GCC bug 105651).
if(CMAKE_CXX_COMPILER_ID STREQUAL GNU)
  target_compile_options(kijun_options INTERFACE -Wno-restrict)
endif()
if(KIJUN_WERROR)
  target_compile_options(kijun_options INTERFACE -Werror)
endif()
if(KIJUN_SANITIZE)
  # Sanitized code makes g++ 12 see uninitialised values inside libstdc++'s own std::function.
  target_compile_options(kijun_options INTERFACE -fsanitize=${KIJUN_SANITIZE} -fno-omit-frame-pointer
    $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
  target_link_options(kijun_options INTERFACE -fsanitize=${KIJUN_SANITIZE})
endif()
if(KIJUN_COVERAGE)
  target_compile_options(kijun_options INTERFACE --coverage)
  target_link_options(kijun_options INTERFACE --coverage)
endif()

# kijun_layer(name SOURCES ... DEPENDS layers... LIBRARIES external...)
# A layer of src/. DEPENDS is its place in the house: the layers it may include, checked by
# scripts/check-layers at every build. Libraries stay private unless named PUBLIC_LIBRARIES.
function(kijun_layer name)
  cmake_parse_arguments(ARG "" "" "SOURCES;DEPENDS;LIBRARIES;PUBLIC_LIBRARIES" ${ARGN})
  add_library(kijun_${name} STATIC ${ARG_SOURCES})
  target_include_directories(kijun_${name} PUBLIC ${CMAKE_SOURCE_DIR}/src)
  target_link_libraries(kijun_${name} PRIVATE kijun_options ${ARG_LIBRARIES}
                                      PUBLIC ${ARG_PUBLIC_LIBRARIES})
  foreach(layer IN LISTS ARG_DEPENDS)
    target_link_libraries(kijun_${name} PUBLIC kijun_${layer})
  endforeach()
  file(GLOB headers CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.h)
  target_sources(kijun_${name} PUBLIC FILE_SET HEADERS BASE_DIRS ${CMAKE_SOURCE_DIR}/src
                                      FILES ${headers})
  set_target_properties(kijun_${name} PROPERTIES VERIFY_INTERFACE_HEADER_SETS ON)
  add_dependencies(kijun_${name} kijun_check_layers)
endfunction()

# kijun_embed(target resource-root files...): compiles files into the program; they are found by
# their path below the root with base/resources.h.
function(kijun_embed target symbol root)
  set(out ${CMAKE_CURRENT_BINARY_DIR}/embedded_${symbol}.cpp)
  set(inputs)
  foreach(file IN LISTS ARGN)
    list(APPEND inputs ${root}/${file})
  endforeach()
  add_custom_command(
    OUTPUT ${out}
    COMMAND kijun_embed_tool ${symbol} ${root} ${out} ${ARGN}
    DEPENDS kijun_embed_tool ${inputs}
    COMMENT "Embedding ${symbol}"
    VERBATIM)
  target_sources(${target} PRIVATE ${out})
endfunction()
