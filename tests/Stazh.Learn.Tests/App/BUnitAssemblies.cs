using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace Stazh.Learn.Tests.App;

/// <summary>bUnit asks for a newer AngleSharp.Diffing than the registry has: the one beside the tests answers. Delete on a full registry.</summary>
internal static class BUnitAssemblies
{
    [ModuleInitializer]
    internal static void Resolve() => AssemblyLoadContext.Default.Resolving += (context, name) =>
        name.Name == "AngleSharp.Diffing" ? context.LoadFromAssemblyPath(Path.Combine(Path.GetDirectoryName(Assembly.GetExecutingAssembly().Location)!, "AngleSharp.Diffing.dll")) : null;
}
