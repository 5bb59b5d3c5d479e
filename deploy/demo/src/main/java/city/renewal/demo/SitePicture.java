package city.renewal.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;

/** Drawn pictures of sites: no photograph of a real place or person is in the demonstration. */
enum SitePicture {
    FACADE_BEFORE("facade-before", 11) {
        @Override
        void paint(Graphics2D g, Random random) {
            building(g, new Color(0xB9A48A), random);
            cracks(g, random, 14);
        }
    },
    FACADE_DURING("facade-during", 12) {
        @Override
        void paint(Graphics2D g, Random random) {
            building(g, new Color(0xB9A48A), random);
            scaffold(g);
        }
    },
    FACADE_AFTER("facade-after", 13) {
        @Override
        void paint(Graphics2D g, Random random) {
            building(g, new Color(0xE9E2D0), random);
        }
    },
    TRENCH_DURING("trench-during", 21) {
        @Override
        void paint(Graphics2D g, Random random) {
            ground(g, new Color(0x9A8468), random);
            trench(g, true);
        }
    },
    TRENCH_AFTER("trench-after", 22) {
        @Override
        void paint(Graphics2D g, Random random) {
            ground(g, new Color(0x6F7276), random);
            trench(g, false);
        }
    },
    PAVEMENT_BROKEN("pavement-broken", 31) {
        @Override
        void paint(Graphics2D g, Random random) {
            paving(g, random, 9);
        }
    },
    PAVEMENT_MENDED("pavement-mended", 32) {
        @Override
        void paint(Graphics2D g, Random random) {
            paving(g, random, 0);
        }
    },
    RUBBLE("rubble", 41) {
        @Override
        void paint(Graphics2D g, Random random) {
            ground(g, new Color(0x7D8A6A), random);
            heap(g, random);
        }
    },
    RUBBLE_CLEARED("rubble-cleared", 42) {
        @Override
        void paint(Graphics2D g, Random random) {
            ground(g, new Color(0x7D8A6A), random);
            trees(g, random);
        }
    },
    PARK_DURING("park-during", 51) {
        @Override
        void paint(Graphics2D g, Random random) {
            ground(g, new Color(0xA48E63), random);
            trees(g, random);
            trench(g, true);
        }
    };

    private static final int WIDTH = 960;
    private static final int HEIGHT = 720;
    private static final int HORIZON = 300;

    private final String fileName;
    private final int seed;

    SitePicture(String name, int seed) {
        this.fileName = name + ".jpg";
        this.seed = seed;
    }

    abstract void paint(Graphics2D g, Random random);

    String fileName() {
        return fileName;
    }

    /** The picture as JPEG. */
    byte[] jpeg() throws IOException {
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        var g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setPaint(new GradientPaint(0, 0, new Color(0x8FB4D8), 0, HORIZON, new Color(0xE6EEF4)));
        g.fillRect(0, 0, WIDTH, HEIGHT);
        g.setColor(new Color(0x8B8F8A));
        g.fillRect(0, HEIGHT - 120, WIDTH, 120);
        paint(g, new Random(seed));
        g.dispose();
        var out = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var parameters = writer.getDefaultWriteParam();
        parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        parameters.setCompressionQuality(0.72f);
        try (var stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    private static void building(Graphics2D g, Color wall, Random random) {
        g.setColor(wall);
        g.fillRect(150, 90, 660, 540);
        g.setColor(wall.darker());
        g.fillRect(150, 76, 660, 16);
        for (int floor = 0; floor < 6; floor++) {
            for (int window = 0; window < 8; window++) {
                int x = 176 + window * 78;
                int y = 112 + floor * 86;
                g.setColor(new Color(0x3E5468 + random.nextInt(0x101010)));
                g.fillRect(x, y, 50, 56);
                g.setColor(new Color(0xF4F4F0));
                g.drawRect(x, y, 50, 56);
                g.drawLine(x + 25, y, x + 25, y + 56);
            }
        }
        g.setColor(new Color(0x5A4636));
        g.fillRect(448, 560, 64, 70);
    }

    private static void cracks(Graphics2D g, Random random, int count) {
        g.setColor(new Color(0x4E4034));
        g.setStroke(new BasicStroke(3));
        for (int n = 0; n < count; n++) {
            double x = 160 + random.nextInt(630);
            double y = 100 + random.nextInt(420);
            var crack = new Path2D.Double();
            crack.moveTo(x, y);
            for (int step = 0; step < 6; step++) {
                x += random.nextInt(26) - 13;
                y += 8 + random.nextInt(14);
                crack.lineTo(x, y);
            }
            g.draw(crack);
        }
    }

    private static void scaffold(Graphics2D g) {
        g.setColor(new Color(0xC8A24A));
        g.setStroke(new BasicStroke(5));
        for (int x = 130; x <= 830; x += 100) {
            g.drawLine(x, 60, x, 640);
        }
        for (int y = 100; y <= 620; y += 86) {
            g.drawLine(120, y, 840, y);
        }
        g.setColor(new Color(60, 130, 70, 90));
        g.fillRect(130, 186, 400, 350);
    }

    private static void ground(Graphics2D g, Color colour, Random random) {
        g.setColor(colour);
        g.fillRect(0, HORIZON, WIDTH, HEIGHT - HORIZON);
        for (int n = 0; n < 900; n++) {
            int shade = random.nextInt(40) - 20;
            g.setColor(new Color(
                    Math.clamp(colour.getRed() + shade, 0, 255),
                    Math.clamp(colour.getGreen() + shade, 0, 255),
                    Math.clamp(colour.getBlue() + shade, 0, 255)));
            g.fillOval(random.nextInt(WIDTH), HORIZON + random.nextInt(HEIGHT - HORIZON), 12, 7);
        }
    }

    private static void trench(Graphics2D g, boolean open) {
        var strip = new Path2D.Double();
        strip.moveTo(380, HORIZON);
        strip.lineTo(560, HORIZON);
        strip.lineTo(760, HEIGHT);
        strip.lineTo(180, HEIGHT);
        strip.closePath();
        g.setColor(open ? new Color(0x3F3326) : new Color(0x4A4D50));
        g.fill(strip);
        if (open) {
            g.setColor(new Color(0x2D6FA3));
            g.setStroke(new BasicStroke(46));
            g.drawLine(470, HORIZON + 30, 470, HEIGHT);
        } else {
            g.setColor(new Color(0xE8E4D8));
            g.setStroke(new BasicStroke(8));
            for (int y = HORIZON + 20; y < HEIGHT; y += 90) {
                g.drawLine(470, y, 470, y + 45);
            }
        }
    }

    private static void paving(Graphics2D g, Random random, int broken) {
        for (int row = 0; row < 9; row++) {
            for (int column = 0; column < 12; column++) {
                int grey = 150 + random.nextInt(40);
                g.setColor(new Color(grey, grey - 6, grey - 14));
                g.fillRect(column * 80 + 2, row * 80 + 2, 76, 76);
            }
        }
        for (int n = 0; n < broken; n++) {
            int x = 240 + random.nextInt(480);
            int y = 180 + random.nextInt(360);
            g.setColor(new Color(0x4B4036));
            g.fillOval(x, y, 60 + random.nextInt(90), 40 + random.nextInt(60));
        }
    }

    private static void heap(Graphics2D g, Random random) {
        for (int n = 0; n < 220; n++) {
            int spread = random.nextInt(300);
            int x = 480 + (random.nextBoolean() ? spread : -spread) * (n + 40) / 260;
            int y = 400 + n;
            int grey = 90 + random.nextInt(100);
            g.setColor(new Color(grey, grey - 10, grey - 24));
            g.fillRect(x, y, 26 + random.nextInt(34), 18 + random.nextInt(24));
        }
    }

    private static void trees(Graphics2D g, Random random) {
        for (int n = 0; n < 7; n++) {
            int x = 60 + n * 130 + random.nextInt(30);
            int y = 330 + random.nextInt(120);
            g.setColor(new Color(0x6B4C2E));
            g.fillRect(x + 34, y + 70, 14, 90);
            g.setColor(new Color(0x3F7A3A + random.nextInt(0x1010)));
            g.fillOval(x, y, 84, 96);
        }
    }
}
