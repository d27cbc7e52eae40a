using System.Reflection;
using System.Text;

namespace Kazus.Testing;

/// <summary>The public surface of an assembly as text, one member a line in ordinal order, for an approval test.</summary>
public static class PublicApi
{
    public static string Of(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var type in assembly.GetExportedTypes().OrderBy(Name, StringComparer.Ordinal))
        {
            text.Append(Kind(type)).Append(' ').Append(Name(type)).Append('\n');
            foreach (var member in Members(type)) text.Append("    ").Append(member).Append('\n');
        }
        return text.ToString();
    }

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum) return Enum.GetNames(type);
        const BindingFlags own = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var members = new List<string>();
        members.AddRange(type.GetConstructors(own).Select(c => $"new({Parameters(c)})"));
        members.AddRange(type.GetProperties(own).Where(p => p.Name != "EqualityContract").Select(p => $"{Name(p.PropertyType)} {p.Name} {{ {(p.CanRead ? "get; " : "")}{(p.SetMethod is { IsPublic: true } ? "set; " : "")}}}"));
        members.AddRange(type.GetFields(own).Select(f => $"{(f.IsLiteral ? "const " : "")}{Name(f.FieldType)} {f.Name}"));
        members.AddRange(type.GetMethods(own).Where(m => !m.IsSpecialName && !Generated(m)).Select(m => $"{(m.IsStatic ? "static " : "")}{Name(m.ReturnType)} {m.Name}({Parameters(m)})"));
        return members.Distinct().Order(StringComparer.Ordinal);
    }

    // What every record has says nothing about this one.
    private static bool Generated(MethodInfo method) =>
        method.Name is "Equals" or "GetHashCode" or "ToString" or "<Clone>$" or "Deconstruct" or "PrintMembers" || method.Name.Contains('<', StringComparison.Ordinal);

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(p => $"{Name(p.ParameterType)} {p.Name}{(p.HasDefaultValue ? " = ..." : "")}"));

    private static string Kind(Type type) => type.IsEnum ? "enum" : type.IsInterface ? "interface" : type.IsValueType ? "struct" : type is { IsAbstract: true, IsSealed: true } ? "static class" : type.IsAbstract ? "abstract class" : type.IsSealed ? "sealed class" : "class";

    private static string Name(Type type)
    {
        if (type.IsByRef) return "ref " + Name(type.GetElementType()!);
        if (type.IsArray) return Name(type.GetElementType()!) + "[]";
        if (type.IsGenericParameter) return type.Name;
        var name = type.IsNested ? Name(type.DeclaringType!) + "." + type.Name : type.Namespace is { } space && space.StartsWith("Kazus", StringComparison.Ordinal) ? $"{space}.{type.Name}" : type.Name;
        var tick = name.IndexOf('`', StringComparison.Ordinal);
        if (tick >= 0) name = name[..tick];
        return type.IsGenericType ? $"{name}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>" : name;
    }
}
