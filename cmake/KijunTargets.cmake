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

# kijun_unity(target): where KIJUN_UNITY says so, files of the target are compiled several at a time,
# which saves most of reading the same headers again. scripts/unity-groups says which go together,
# anew whenever one of them changes. TESTS are all tests, LAYERS also the layers that the sanitizers
# watch. docs/decisions/0021-build-time.md
set(kijun_watched base catalog records assessment workspace exchange)
function(kijun_unity target)
  string(REGEX REPLACE "^kijun_" "" layer ${target})
  if(NOT KIJUN_UNITY OR (NOT target MATCHES "^test_" AND
                         NOT (KIJUN_UNITY STREQUAL LAYERS AND layer IN_LIST kijun_watched)))
    return()
  endif()
  # g++ says it only of what stands in a header, and takes the files of a unity for headers.
  if(CMAKE_CXX_COMPILER_ID STREQUAL GNU)
    target_compile_options(${target} PRIVATE -Wno-subobject-linkage)
  endif()
  get_target_property(sources ${target} SOURCES)
  list(FILTER sources INCLUDE REGEX "\\.cpp$")
  list(FILTER sources EXCLUDE REGEX "embedded_[a-z_]+\\.cpp$")
  list(TRANSFORM sources PREPEND ${CMAKE_CURRENT_SOURCE_DIR}/ REGEX "^[^/]")
  execute_process(COMMAND ${CMAKE_SOURCE_DIR}/scripts/unity-groups ${sources}
                  OUTPUT_VARIABLE lines COMMAND_ERROR_IS_FATAL ANY)
  string(REGEX MATCHALL "[^\n]+" lines "${lines}")
  foreach(line IN LISTS lines)
    string(REPLACE "\t" ";" pair ${line})
    list(GET pair 0 group)
    list(GET pair 1 file)
    set_source_files_properties(${file} PROPERTIES UNITY_GROUP ${target}-${group})
  endforeach()
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${sources})
endfunction()

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
  kijun_unity(kijun_${name})
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
