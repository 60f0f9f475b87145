/* Runs a fuzz target over files and folders, without libFuzzer, so that what was once found stays found on every compiler.
 * usage: replay_TARGET FILE-OR-FOLDER… */
#include "fuzz.h"

#include <dirent.h>
#include <limits.h>
#include <string.h>
#include <sys/stat.h>

static size_t replay(const char *path);

static size_t replay_file(const char *path, size_t size)
{
    FILE *file = fopen(path, "rb");
    HOLDS(file != NULL);
    /* Exactly as large as the input, so that the address sanitizer sees a read beyond its end. */
    uint8_t *data = malloc(size == 0 ? 1 : size);
    HOLDS(data != NULL);
    HOLDS(fread(data, 1, size, file) == size);
    fclose(file);
    LLVMFuzzerTestOneInput(data, size);
    free(data);
    return 1;
}

static size_t replay_folder(const char *path)
{
    size_t count = 0;
    DIR *folder = opendir(path);
    HOLDS(folder != NULL);
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        char child[PATH_MAX];
        if (entry->d_name[0] == '.') continue;
        HOLDS(snprintf(child, sizeof child, "%s/%s", path, entry->d_name) < (int)sizeof child);
        count += replay(child);
    }
    closedir(folder);
    return count;
}

static size_t replay(const char *path)
{
    struct stat status;
    if (stat(path, &status) != 0) {
        fprintf(stderr, "%s cannot be read\n", path);
        exit(EXIT_FAILURE);
    }
    return S_ISDIR(status.st_mode) ? replay_folder(path) : replay_file(path, (size_t)status.st_size);
}

int main(int count, char **arguments)
{
    size_t replayed = 0;
    for (int i = 1; i < count; i++) replayed += replay(arguments[i]);
    printf("%zu inputs\n", replayed);
    return replayed > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
