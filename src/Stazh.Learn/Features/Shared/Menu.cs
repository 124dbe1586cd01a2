using Stazh.Learn.Features.Accounts;

namespace Stazh.Learn.Features.Shared;

/// <summary>A step of the breadcrumbs above the page itself.</summary>
public sealed record Crumb(string Title, string Address);

/// <summary>The main menu: what anybody reads, then one's own work by the roles held.</summary>
public sealed record Menu(string Title, string Address)
{
    public static IEnumerable<Menu> For(CurrentPerson me)
    {
        if (me.IsSignedIn)
        {
            yield return new("Моё обучение", "/learn");
            if (me.Is(Role.Tutor))
            {
                yield return new("Тьютору", "/tutor");
            }

            if (me.Is(Role.Expert))
            {
                yield return new("Эксперту", "/expert");
            }

            if (me.Is(Role.Coordinator) || me.Is(Role.SiteHead))
            {
                yield return new("Координатору", "/coordinator");
            }

            if (me.Is(Role.Administrator))
            {
                yield return new("Управление", "/admin");
            }
        }

        yield return new("Программы", "/programs");
        yield return new("Календарь", "/calendar");
        yield return new("Площадки", "/sites");
        yield return new("Библиотека", "/library");
        yield return new("Новости", "/news");
    }

    public bool IsCurrent(PathString path) => path.StartsWithSegments(Address);
}
