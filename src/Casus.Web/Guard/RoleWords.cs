namespace Casus.Web;

/// <summary>The words of roles.</summary>
public static class RoleWords
{
    public static string Word(this Role role) => role.ToString().ToLowerInvariant();

    /// <summary>The role a word names, or null.</summary>
    public static Role? Read(string word)
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            if (role.Word() == word)
            {
                return role;
            }
        }

        return null;
    }
}
