# Puts files into the program: cv_embed(TARGET FILE…) makes a static library with the table that base/resource.h declares.
# Each file's path relative to the source folder is its name there.
function(cv_embed target)
    set(assembly "${CMAKE_CURRENT_BINARY_DIR}/${target}.S")
    set(table "${CMAKE_CURRENT_BINARY_DIR}/${target}.c")
    set(files ${ARGN})
    list(SORT files)
    # ELF and Mach-O differ in the section's name, in a C symbol's spelling and in how it is kept out of the dynamic table.
    if(APPLE)
        set(section ".section __TEXT,__const")
        set(prefix "_")
        set(hide ".private_extern")
        set(end "")
    else()
        set(section ".section .rodata")
        set(prefix "")
        set(hide ".hidden")
        set(end ".section .note.GNU-stack,\"\",%progbits\n")
    endif()
    set(asm "${section}\n")
    set(externs "")
    set(rows "")
    set(number 0)
    foreach(file IN LISTS files)
        file(RELATIVE_PATH name "${CMAKE_SOURCE_DIR}" "${file}")
        set(symbol "${prefix}cv_resource_${number}")
        string(APPEND asm
            ".balign 16\n.globl ${symbol}\n${hide} ${symbol}\n${symbol}:\n.incbin \"${file}\"\n"
            ".globl ${symbol}_end\n${hide} ${symbol}_end\n${symbol}_end:\n.byte 0\n")
        string(APPEND externs "extern const char cv_resource_${number}[], cv_resource_${number}_end[];\n")
        string(APPEND rows "    {\"${name}\", cv_resource_${number}, cv_resource_${number}_end},\n")
        math(EXPR number "${number} + 1")
    endforeach()
    string(APPEND asm "${end}")
    file(CONFIGURE OUTPUT "${assembly}" CONTENT "${asm}" @ONLY)
    file(CONFIGURE OUTPUT "${table}" CONTENT "/* Generated: the embedded files, sorted by name. */
#include \"base/resource_table.h\"

${externs}
const struct cv_resource_row cv_resource_rows[] = {
${rows}};
const size_t cv_resource_row_count = ${number};
" @ONLY)
    add_library(${target} STATIC "${assembly}" "${table}")
    set_source_files_properties("${assembly}" PROPERTIES OBJECT_DEPENDS "${files}")
    target_include_directories(${target} PRIVATE "${CMAKE_SOURCE_DIR}/compiler")
endfunction()
