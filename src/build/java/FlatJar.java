import static org.objectweb.asm.Opcodes.*;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;
import org.objectweb.asm.commons.SimpleRemapper;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * A step of the build, run from its source: writes a jar anew so that a JVM starts from it quickly.
 *
 * <ul>
 *   <li>Nothing is compressed, and native libraries for other systems stay out.
 *   <li>Class files older than archives of class data take (version 50) are raised to 52, with the stack maps that the
 *       verifier then wants.
 *   <li>Lambdas and method references of netnsh and JLine become classes, and so does the equality of netnsh's records:
 *       what the JVM would put together at each first use (0.15 ms for a lambda on JDK 17, 10 ms for the first record)
 *       comes out of the archive.
 *   <li>JLine's loggers become ones that say nothing (the JDK's logging costs 20 ms before the first prompt), and jffi reads
 *       the version of Java without a pattern.
 * </ul>
 *
 * <p>Usage: {@code java -cp asm.jar:asm-tree.jar:asm-commons.jar FlatJar.java FROM.jar TO.jar}.
 */
public final class FlatJar {
    private static final int OLDEST_IN_ARCHIVES = V1_6;
    private static final int WITH_NESTS = V11;
    private static final String PLATFORM = "com/kenai/jffi/Platform.class";
    private static final String VERSION = "com/kenai/jffi/internal/JavaVersion";
    /** What is dear at the start, and what stands in its place in the classes of libraries that every start needs. */
    private static final Remapper QUICK = new SimpleRemapper(ASM9, Map.of(
            "java/util/logging/Logger", "org/jline/utils/NoLogger",
            "java/util/regex/Pattern", VERSION,
            "java/util/regex/Matcher", VERSION));

    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final Map<String, ClassNode> ours = new LinkedHashMap<>();

    public static void main(String[] args) throws IOException {
        Path from = Path.of(args[0]);
        Path part = Path.of(args[1] + ".part");
        try {
            new FlatJar().write(from, part);
            Files.move(part, Path.of(args[1]), StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private void write(Path from, Path to) throws IOException {
        long time = 0;
        try (ZipFile in = new ZipFile(from.toFile());
                URLClassLoader classes =
                        new URLClassLoader(new URL[] {from.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
            for (ZipEntry e : (Iterable<ZipEntry>) in.stream().map(e -> (ZipEntry) e)::iterator) {
                if (!e.isDirectory() && !isForeign(e.getName())) {
                    time = Math.max(time, e.getTime());
                    take(e.getName(), in.getInputStream(e).readAllBytes(), classes);
                }
            }
        }
        for (ClassNode c : List.copyOf(ours.values())) {
            new Lambdas(c).replace();
            replaceEquality(c);
        }
        for (ClassNode c : ours.values()) {
            ClassWriter writer = new ClassWriter(0);
            c.accept(writer);
            files.put(c.name + ".class", writer.toByteArray());
        }
        try (ZipOutputStream out = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(to)))) {
            out.setMethod(ZipOutputStream.STORED);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                put(out, file.getKey(), time, file.getValue());
            }
        }
    }

    private static boolean isForeign(String name) {
        return name.startsWith("jni/") && !name.contains("-Linux/")
                || name.startsWith("org/jline/nativ/")
                        && !name.endsWith(".class")
                        && !name.startsWith("org/jline/nativ/Linux/");
    }

    private void take(String name, byte[] file, ClassLoader classes) {
        if (name.endsWith(".class") && version(file) < OLDEST_IN_ARCHIVES) {
            files.put(name, raised(file, classes));
            return;
        }
        files.put(name, file); // holds the place, also of those that are written anew
        boolean slow = isSlow(name);
        if (name.endsWith(".class") && (slow || name.startsWith("netnsh/") || name.startsWith("org/jline/"))) {
            ClassNode node = new ClassNode();
            new ClassReader(file).accept(slow ? new ClassRemapper(node, QUICK) : node, 0);
            ours.put(node.name, node);
        }
    }

    private static boolean isSlow(String name) {
        return name.startsWith("org/jline/nativ/") || name.startsWith("org/jline/utils/NonBlocking") || name.equals(PLATFORM);
    }

    private static void put(ZipOutputStream out, String name, long time, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(time);
        entry.setSize(content.length);
        entry.setCompressedSize(content.length);
        CRC32 sum = new CRC32();
        sum.update(content);
        entry.setCrc(sum.getValue());
        out.putNextEntry(entry);
        out.write(content);
        out.closeEntry();
    }

    private static int version(byte[] file) {
        return (file[6] & 0xFF) << 8 | file[7] & 0xFF;
    }

    /** The same class with the newer version and with stack maps; what it refers to is looked up in {@code classes}. */
    private static byte[] raised(byte[] file, ClassLoader classes) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES) {
            @Override
            protected ClassLoader getClassLoader() {
                return classes;
            }
        };
        ClassNode node = new ClassNode();
        new ClassReader(file).accept(node, ClassReader.SKIP_FRAMES);
        node.version = V1_8;
        node.accept(writer);
        return writer.toByteArray();
    }

    /** A record's equals and hashCode, as the compiler leaves them to {@code java.lang.runtime.ObjectMethods}. */
    private static void replaceEquality(ClassNode c) {
        for (MethodNode m : c.methods) {
            for (AbstractInsnNode i : m.instructions) {
                if (i instanceof InvokeDynamicInsnNode indy
                        && indy.bsm.getOwner().equals("java/lang/runtime/ObjectMethods")
                        && !m.name.equals("toString")) {
                    List<Handle> fields = new ArrayList<>();
                    for (int n = 2; n < indy.bsmArgs.length; n++) {
                        fields.add((Handle) indy.bsmArgs[n]);
                    }
                    m.instructions.clear();
                    m.localVariables = null;
                    m.maxLocals = 3;
                    m.maxStack = 5;
                    if (m.name.equals("equals")) {
                        equality(c.name, fields, m);
                    } else {
                        hash(fields, m);
                    }
                    break;
                }
            }
        }
    }

    private static void equality(String owner, List<Handle> fields, MethodVisitor m) {
        Label different = new Label();
        m.visitVarInsn(ALOAD, 1);
        m.visitTypeInsn(INSTANCEOF, owner);
        m.visitJumpInsn(IFEQ, different);
        m.visitVarInsn(ALOAD, 1);
        m.visitTypeInsn(CHECKCAST, owner);
        m.visitVarInsn(ASTORE, 2);
        for (Handle f : fields) {
            for (int of = 0; of <= 2; of += 2) {
                m.visitVarInsn(ALOAD, of);
                m.visitFieldInsn(GETFIELD, owner, f.getName(), f.getDesc());
            }
            switch (Type.getType(f.getDesc()).getSort()) {
                case Type.LONG -> m.visitInsn(LCMP);
                case Type.FLOAT -> m.visitMethodInsn(INVOKESTATIC, "java/lang/Float", "compare", "(FF)I", false);
                case Type.DOUBLE -> m.visitMethodInsn(INVOKESTATIC, "java/lang/Double", "compare", "(DD)I", false);
                case Type.OBJECT, Type.ARRAY -> {
                    m.visitMethodInsn(INVOKESTATIC, "java/util/Objects", "equals",
                            "(Ljava/lang/Object;Ljava/lang/Object;)Z", false);
                    m.visitInsn(ICONST_1);
                    m.visitInsn(IXOR);
                }
                default -> m.visitInsn(ISUB); // not 0 where two ints differ
            }
            m.visitJumpInsn(IFNE, different);
        }
        m.visitInsn(ICONST_1);
        m.visitInsn(IRETURN);
        m.visitLabel(different);
        m.visitFrame(F_SAME, 0, null, 0, null);
        m.visitInsn(ICONST_0);
        m.visitInsn(IRETURN);
    }

    private static void hash(List<Handle> fields, MethodVisitor m) {
        m.visitInsn(ICONST_0);
        for (Handle f : fields) {
            Type type = Type.getType(f.getDesc());
            m.visitIntInsn(BIPUSH, 31);
            m.visitInsn(IMUL);
            m.visitVarInsn(ALOAD, 0);
            m.visitFieldInsn(GETFIELD, f.getOwner(), f.getName(), f.getDesc());
            if (type.getSort() >= Type.ARRAY) {
                m.visitMethodInsn(INVOKESTATIC, "java/util/Objects", "hashCode", "(Ljava/lang/Object;)I", false);
            } else {
                m.visitMethodInsn(INVOKESTATIC, box(type), "hashCode", "(" + type.getDescriptor() + ")I", false);
            }
            m.visitInsn(IADD);
        }
        m.visitInsn(IRETURN);
    }

    private static String box(Type primitive) {
        return switch (primitive.getSort()) {
            case Type.BOOLEAN -> "java/lang/Boolean";
            case Type.CHAR -> "java/lang/Character";
            case Type.BYTE -> "java/lang/Byte";
            case Type.SHORT -> "java/lang/Short";
            case Type.INT -> "java/lang/Integer";
            case Type.LONG -> "java/lang/Long";
            case Type.FLOAT -> "java/lang/Float";
            case Type.DOUBLE -> "java/lang/Double";
            default -> throw new IllegalArgumentException(primitive.toString());
        };
    }

    private static boolean isReference(Type t) {
        return t.getSort() == Type.OBJECT || t.getSort() == Type.ARRAY;
    }

    /** Turns the lambdas and method references of one class into classes of its nest. */
    private final class Lambdas {
        private final ClassNode host;
        private int number;

        private Lambdas(ClassNode host) {
            this.host = host;
        }

        private void replace() {
            for (MethodNode m : host.methods) {
                ListIterator<AbstractInsnNode> all = m.instructions.iterator();
                while (all.hasNext()) {
                    if (all.next() instanceof InvokeDynamicInsnNode indy && isPlain(indy)) {
                        String made = make(indy);
                        all.set(new MethodInsnNode(INVOKESTATIC, made, "of", indy.desc, false));
                    }
                }
            }
        }

        /** Not those with several interfaces or bridges; and only where a class beside the host may call the target. */
        private boolean isPlain(InvokeDynamicInsnNode indy) {
            if (!indy.bsm.getOwner().equals("java/lang/invoke/LambdaMetafactory")
                    || !indy.bsm.getName().equals("metafactory")) {
                return false;
            }
            Handle target = (Handle) indy.bsmArgs[1];
            if (host.version >= WITH_NESTS || !target.getOwner().equals(host.name)) {
                return true;
            }
            for (MethodNode m : host.methods) {
                if (m.name.equals(target.getName()) && m.desc.equals(target.getDesc())) {
                    boolean opened = (m.access & ACC_STATIC) != 0 && (host.access & ACC_INTERFACE) == 0;
                    if (opened) {
                        m.access &= ~ACC_PRIVATE;
                    }
                    return (m.access & ACC_PRIVATE) == 0;
                }
            }
            return true;
        }

        private String make(InvokeDynamicInsnNode indy) {
            Type[] captured = Type.getArgumentTypes(indy.desc);
            Type face = Type.getReturnType(indy.desc);
            ClassNode c = new ClassNode();
            c.version = host.version;
            c.access = ACC_FINAL | ACC_SUPER | ACC_SYNTHETIC;
            c.name = host.name + "$$L" + number++;
            c.superName = "java/lang/Object";
            c.interfaces.add(face.getInternalName());
            if (host.version >= WITH_NESTS) {
                c.nestHostClass = host.nestHostClass == null ? host.name : host.nestHostClass;
                ClassNode nest = ours.get(c.nestHostClass);
                nest.nestMembers = nest.nestMembers == null ? new ArrayList<>() : nest.nestMembers;
                nest.nestMembers.add(c.name);
            }
            String into = Type.getMethodDescriptor(Type.VOID_TYPE, captured);
            constructor(c, captured, into);
            factory(c, captured, into, indy.desc);
            call(c, captured, indy);
            ours.put(c.name, c);
            return c.name;
        }

        private static void constructor(ClassNode c, Type[] captured, String desc) {
            MethodVisitor m = c.visitMethod(ACC_PRIVATE, "<init>", desc, null, null);
            m.visitVarInsn(ALOAD, 0);
            m.visitMethodInsn(INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
            int local = 1;
            for (int i = 0; i < captured.length; i++) {
                c.visitField(ACC_PRIVATE | ACC_FINAL, "c" + i, captured[i].getDescriptor(), null, null);
                m.visitVarInsn(ALOAD, 0);
                m.visitVarInsn(captured[i].getOpcode(ILOAD), local);
                m.visitFieldInsn(PUTFIELD, c.name, "c" + i, captured[i].getDescriptor());
                local += captured[i].getSize();
            }
            m.visitInsn(RETURN);
            m.visitMaxs(3, local);
        }

        /** {@code of}: what captures nothing is made once. */
        private static void factory(ClassNode c, Type[] captured, String into, String desc) {
            MethodVisitor m = c.visitMethod(ACC_STATIC, "of", desc, null, null);
            if (captured.length == 0) {
                String self = "L" + c.name + ";";
                c.visitField(ACC_PRIVATE | ACC_STATIC | ACC_FINAL, "IT", self, null, null);
                m.visitFieldInsn(GETSTATIC, c.name, "IT", self);
                m.visitInsn(ARETURN);
                m.visitMaxs(1, 0);
                m = c.visitMethod(ACC_STATIC, "<clinit>", "()V", null, null);
            }
            m.visitTypeInsn(NEW, c.name);
            m.visitInsn(DUP);
            int local = 0;
            for (Type t : captured) {
                m.visitVarInsn(t.getOpcode(ILOAD), local);
                local += t.getSize();
            }
            m.visitMethodInsn(INVOKESPECIAL, c.name, "<init>", into, false);
            if (captured.length == 0) {
                m.visitFieldInsn(PUTSTATIC, c.name, "IT", "L" + c.name + ";");
            }
            m.visitInsn(captured.length == 0 ? RETURN : ARETURN);
            m.visitMaxs(2 + local, local);
        }

        private static void call(ClassNode c, Type[] captured, InvokeDynamicInsnNode indy) {
            Type erased = (Type) indy.bsmArgs[0];
            Handle target = (Handle) indy.bsmArgs[1];
            Type meant = (Type) indy.bsmArgs[2];
            boolean made = target.getTag() == H_NEWINVOKESPECIAL;
            List<Type> wanted = new ArrayList<>();
            if (!made && target.getTag() != H_INVOKESTATIC) {
                wanted.add(Type.getObjectType(target.getOwner()));
            }
            wanted.addAll(List.of(Type.getArgumentTypes(target.getDesc())));
            MethodVisitor m = c.visitMethod(ACC_PUBLIC, indy.name, erased.getDescriptor(), null, null);
            if (made) {
                m.visitTypeInsn(NEW, target.getOwner());
                m.visitInsn(DUP);
            }
            int n = 0;
            int stack = 2;
            for (; n < captured.length; n++) {
                m.visitVarInsn(ALOAD, 0);
                m.visitFieldInsn(GETFIELD, c.name, "c" + n, captured[n].getDescriptor());
                convert(m, captured[n], captured[n], wanted.get(n));
                stack += wanted.get(n).getSize();
            }
            int local = 1;
            for (int i = 0; i < erased.getArgumentTypes().length; i++) {
                Type got = erased.getArgumentTypes()[i];
                m.visitVarInsn(got.getOpcode(ILOAD), local);
                convert(m, got, meant.getArgumentTypes()[i], wanted.get(n + i));
                local += got.getSize();
                stack += 2;
            }
            int opcode = switch (target.getTag()) {
                case H_INVOKESTATIC -> INVOKESTATIC;
                case H_NEWINVOKESPECIAL -> INVOKESPECIAL;
                default -> target.isInterface() ? INVOKEINTERFACE : INVOKEVIRTUAL;
            };
            m.visitMethodInsn(opcode, target.getOwner(), target.getName(), target.getDesc(), target.isInterface());
            Type result = made ? Type.getObjectType(target.getOwner()) : Type.getReturnType(target.getDesc());
            Type back = erased.getReturnType();
            if (back.getSort() != Type.VOID) {
                convert(m, result, isReference(result) ? meant.getReturnType() : result, back);
            } else if (result.getSort() != Type.VOID) {
                m.visitInsn(result.getSize() == 2 ? POP2 : POP);
            }
            m.visitInsn(back.getOpcode(IRETURN));
            m.visitMaxs(stack + 2, local);
        }

        /** What lies on the stack as {@code got} and is known to be a {@code meant} becomes a {@code wanted}. */
        private static void convert(MethodVisitor m, Type got, Type meant, Type wanted) {
            if (isReference(got) && !isReference(wanted)) {
                Type primitive = isReference(meant) ? unboxed(meant, wanted) : meant;
                String box = isReference(meant) && unboxedExactly(meant) == null ? box(wanted) : box(primitive);
                m.visitTypeInsn(CHECKCAST, box);
                m.visitMethodInsn(INVOKEVIRTUAL, box, primitive.getClassName() + "Value", "()" + primitive, false);
                widen(m, primitive, wanted);
            } else if (!isReference(got) && isReference(wanted)) {
                m.visitMethodInsn(INVOKESTATIC, box(got), "valueOf", "(" + got + ")L" + box(got) + ";", false);
            } else if (isReference(got)) {
                Type to = wanted.getInternalName().equals("java/lang/Object") ? meant : wanted;
                if (!to.equals(got) && !to.getInternalName().equals("java/lang/Object")) {
                    m.visitTypeInsn(CHECKCAST, to.getInternalName());
                }
            } else {
                widen(m, got, wanted);
            }
        }

        private static Type unboxed(Type box, Type otherwise) {
            Type exact = unboxedExactly(box);
            return exact == null ? otherwise : exact;
        }

        private static Type unboxedExactly(Type box) {
            for (Type t : new Type[] {
                Type.BOOLEAN_TYPE, Type.CHAR_TYPE, Type.BYTE_TYPE, Type.SHORT_TYPE,
                Type.INT_TYPE, Type.LONG_TYPE, Type.FLOAT_TYPE, Type.DOUBLE_TYPE
            }) {
                if (box(t).equals(box.getInternalName())) {
                    return t;
                }
            }
            return null;
        }

        private static void widen(MethodVisitor m, Type from, Type to) {
            String step = from.getSort() <= Type.INT ? "I" + to : "" + from + to;
            switch (step) {
                case "IJ" -> m.visitInsn(I2L);
                case "IF" -> m.visitInsn(I2F);
                case "ID" -> m.visitInsn(I2D);
                case "JF" -> m.visitInsn(L2F);
                case "JD" -> m.visitInsn(L2D);
                case "FD" -> m.visitInsn(F2D);
                default -> {} // the same
            }
        }
    }
}
