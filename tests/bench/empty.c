/* Linked to the libraries of kehoach and doing nothing: what their loading alone costs. */
int main(void)
{
    return 0;
}
