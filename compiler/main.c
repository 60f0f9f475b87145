#include "cli/command.h"

int main(int argc, char **argv)
{
    return (int)cv_command_run(argc, argv);
}
